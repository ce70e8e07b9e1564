import { beforeAll, expect, test } from 'vitest'
import { loadParsers } from '#engine/language/language'
import { recognise } from '#engine/recognise/recognise'
import { groundedShare } from './grounding'
import { stemOf } from '#engine/curate/survey/stemOf'
import { outline, wholeFile, wordsOf } from './unitText'

beforeAll(loadParsers)

test.each([
  ['/// <summary>One jar, or none.</summary>', 'One jar, or none.'],
  [
    '/// <summary>\n    /// Opens <see cref="Jar"/> for <paramref name="who"/>.\n    /// </summary>\n    /// <param name="who">x</param>',
    'Opens `Jar` for `who`.',
  ],
  ['/// <summary>Sends <c>Bearer &lt;token&gt;</c>.</summary>', 'Sends `Bearer <token>`.'],
  ['/** One jar. */', 'One jar.'],
  [
    '/**\n * Opens a {@link Jar}\n * at once.\n *\n * ## More\n * - a list\n * @param a b\n */',
    'Opens a `Jar` at once.',
  ],
  ['/** @deprecated */', ''],
])('%j says %j', (doc, words) => {
  expect(wordsOf(doc, { start: 0, end: doc.length })).toBe(words)
})

test('an outline is without bodies and private members', () => {
  const code =
    'class Out\n{\n}\n    public class Jar\n    {\n        private int _n;\n\n        public int N => _n;\n\n        public void Open()\n        {\n            _n++;\n        }\n    }\n'
  const file = {
    path: 'Jar.cs',
    language: 'csharp' as const,
    hash: '',
    group: '',
    at: null,
    units: recognise(code, 'csharp', 'Jar.cs'),
  }
  const unit = file.units[1]!
  const [, , open] = unit.members
  expect(outline({ file, unit }).show(code)).toBe(
    'public class Jar\n{\n\n    public int N => … ;\n\n    public void Open() { … }\n}',
  )
  expect(outline({ file, unit }, open!).show(code)).not.toContain('Open')
})

test('the licence above a file is not a part of what it teaches', () => {
  const file = { path: 'Jar.cs', language: 'csharp' as const, hash: '', group: '', at: null, units: [] }
  const show = (text: string): string => wholeFile(file).show(text)
  expect(show('// Copyright (c) Jars.\n// Licensed under MIT.\n\nclass Jar { }\n')).toBe('class Jar { }')
  expect(show('// Jars are closed.\nclass Jar { }\n')).toBe('// Jars are closed.\nclass Jar { }')
})

test.each([
  ['OrderDto', 'order'],
  ['OrdersController', 'order'],
  ['IOrderService', 'order'],
  ['DeliveryListComponent', 'deliverylist'],
  ['Deliveries', 'delivery'],
  ['Address', 'address'],
  ['Service', 'service'],
  ['ItemStore', 'item'],
])('%s is about %s', (name, stem) => {
  expect(stemOf(name)).toBe(stem)
})

test.each([
  ['typescript', 'jar.fillWith(label)', 'with a jar, fill the label', 1],
  ['typescript', 'jar.fill(pallet, forklift)', 'the jar', 0.25],
  ['csharp', 'return "a sentence about pallets"; // and forklifts', 'nothing', 1],
  ['scss', '.jar { color: red; .lid { margin: 1px } }', '<p class="jar"></p>', 0.5],
  ['html', '<section class="grid">{{ jar.label }} words</section>', 'jar: Jar; label: string', 1],
])('%s: %s is grounded in %s by %d', (language, answer, prompt, share) => {
  expect(groundedShare(answer, prompt, language)).toBeCloseTo(share)
})
