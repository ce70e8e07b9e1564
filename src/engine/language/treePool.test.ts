import { readFile } from 'node:fs/promises'
import type { Node } from 'web-tree-sitter'
import { expect, test } from 'vitest'
import { type Source, TreePool } from './treePool'
import { type ParsedLanguage, loadGrammars } from './wasmGrammars'

const grammars = await loadGrammars()
const LIMITS = { trees: 24, perKey: 3, milliseconds: 10_000 }
const shop = 'test/fixtures/sample-shop'

function source(text: string, language: ParsedLanguage, key: string | null): Source {
  const grammar = grammars.get(language)
  if (grammar === undefined) throw new Error(language)
  return { text, grammar, key }
}

/** Every node with where it lies. */
function outline(node: Node): string {
  const inside = node.children.map(outline).join(' ')
  return `${node.type}${node.isMissing ? '?' : ''}@${node.startIndex}-${node.endIndex}(${inside})`
}

/** The same numbers at every run (Mulberry32). */
function random(seed: number): (below: number) => number {
  let state = seed
  return (below) => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below
  }
}

const PIECES = [
  '\n',
  '\r\n',
  ' ',
  '{',
  '}',
  '(',
  ')',
  ';',
  '"',
  '`',
  '// ',
  'a',
  '.b',
  ' = 1;',
  'é',
  '🙂',
  'if (x) {\n}\n',
]

test.each([
  ['csharp', `${shop}/server/Shop.Api/Controllers/OrderController.cs`, 1],
  ['typescript', `${shop}/web/src/app/orders/order-detail.component.ts`, 2],
] as const)('%s after many edits is what a fresh parse makes of it', async (language, path, seed) => {
  const below = random(seed)
  const pool = new TreePool(LIMITS)
  const fresh = new TreePool(LIMITS)
  const original = await readFile(path, 'utf8')
  let text = original
  pool.parse(source(text, language, 'document'))
  for (let edit = 0; edit < 200; edit++) {
    // Nobody's file is all errors.
    if (edit % 8 === 0) text = original
    const at = below(text.length)
    const removed = below(3) === 0 ? below(12) : 0
    text = text.slice(0, at) + (PIECES[below(PIECES.length)] ?? '') + text.slice(at + removed)
    const edited = pool.parse(source(text, language, 'document'))
    const read = fresh.parse(source(text, language, null))
    if (edited === null || read === null) throw new Error('Parsing was cut short.')
    expect(outline(edited.rootNode), `edit ${edit}`).toBe(outline(read.rootNode))
  }
})

test('a tree that had to give way is made again', () => {
  const pool = new TreePool({ ...LIMITS, trees: 2 })
  const sources = ['let a', 'let b', 'let c'].map((text) => source(text, 'typescript', text))
  for (const each of sources) pool.parse(each)
  expect(sources.map((each) => pool.treeOf(each).rootNode.text)).toEqual(['let a', 'let b', 'let c'])
})

test('one document does not drive out the others', () => {
  const pool = new TreePool({ ...LIMITS, trees: 4, perKey: 2 })
  const other = source('let other', 'typescript', 'other')
  const tree = pool.parse(other)
  for (let version = 0; version < 9; version++) pool.parse(source(`let a${version}`, 'typescript', 'typed'))
  expect(pool.treeOf(other)).toBe(tree)
})

test('what takes too long is given up, and nothing of it is left for the next text', () => {
  const pool = new TreePool({ ...LIMITS, milliseconds: -1 })
  const long = 'class A { void B() { c(); } }\n'.repeat(2000)
  expect(pool.parse(source(long, 'csharp', 'long'))).toBeNull()
  expect(pool.treeOf(source('class D { }', 'csharp', null)).rootNode.text).toBe('class D { }')
})
