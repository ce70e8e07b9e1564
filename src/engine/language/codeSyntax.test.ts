import { beforeAll, expect, test } from 'vitest'
import { atMark, parsed } from '#test/language/atMark'
import { loadParsers } from './language'

beforeAll(loadParsers)

/** A method's inside. */
const csharp = (body: string): string => `class A {\n  void M() {\n${body}\n  }\n  int rest;\n}\n`
const typescript = (body: string): string => `class A {\n  m() {\n${body}\n  }\n  rest = 1\n}\n`

test.each([
  // Where a statement or a member may begin
  ['¦', 'code starts'],
  ['using A;\n¦', 'code starts'],
  ['using A;\n\n/// <summary>Told.</summary>\n¦', 'code starts'],
  ['class A {\n  ¦\n}', 'code empty starts'],
  ['class A {\n  [HttpGet]\n  ¦\n}', 'code starts'],
  ['class A {\n  #region B\n  ¦\n}', 'code starts'],
  ['enum A { B, ¦ }', 'code starts'],
  [csharp('    ¦'), 'code empty starts'],
  [csharp('    a();\n    ¦\n    b();'), 'code starts'],
  [csharp('    if (a) { }\n    ¦'), 'code starts'],
  [csharp('    switch (a) {\n      case 1:\n        ¦\n    }'), 'code starts'],
  [csharp('    var a = new B {\n      C = 1,\n      ¦\n    };'), 'code starts'],
  [csharp('    var a = x.Select(b => {¦});'), 'code empty starts'],
  // Where it has begun already
  [csharp('    ret¦'), 'code'],
  [csharp('    a.¦'), 'code'],
  [csharp('    a(¦'), 'code'],
  [csharp('    a(¦);'), 'code'],
  [csharp('    for (int i = 0; ¦'), 'code'],
  [csharp('    for (int i = 0; i < n; ¦) { }'), 'code'],
  [csharp('    var a = new B { C = 1 }¦'), 'code'],
  [csharp('    else ¦'), 'code'],
  // Where it is over
  [csharp('    a();¦'), 'code starts ends'],
  [csharp('    if (a) { b(); }¦'), 'code starts ends'],
  ['class A { }¦', 'code starts ends'],
  ['class A {\n  int P { get; set; }¦\n}', 'code starts ends'],
  ['class A {\n  int P { get;¦ }\n}', 'code starts'],
  // What is no code
  [csharp('    // a¦'), 'comment'],
  [csharp('    /* a¦ */'), 'comment'],
  [csharp('    /* a */¦'), 'code starts'],
  [csharp('    var a = "b¦";'), 'string'],
  [csharp('    var a = "b¦'), 'string'],
  [csharp('    var a = "b"¦'), 'code'],
  [csharp('    var a = @"\n b¦";'), 'string'],
  [csharp('    var a = $"b {c¦} d";'), 'code'],
  [csharp('    var a = $"b {c} d¦";'), 'string'],
])('C#: %j is %s', (marked, place) => {
  expect(atMark(marked, 'csharp').place).toBe(place)
})

test.each([
  ['¦', 'code starts'],
  ["import { a } from 'b'\n¦", 'code starts'],
  ['class A {\n  @Input()\n  ¦\n}', 'code starts'],
  ['class A {\n  a = 1\n  ¦\n}', 'code starts'],
  ['interface A {\n  ¦\n}', 'code empty starts'],
  ['enum A {\n  B,\n  ¦\n}', 'code starts'],
  ['const a = {\n  b: 1,\n  ¦\n}', 'code starts'],
  ['const a = () => {¦}', 'code empty starts'],
  ['a(() => {\n  b()\n  ¦\n})', 'code starts'],
  ['a(() => { b(); ¦', 'code starts'],
  [typescript('    a()\n    ¦\n    b()'), 'code starts'],
  [typescript('    switch (a) {\n      case 1:\n        ¦\n    }'), 'code starts'],
  [typescript('    this.¦'), 'code'],
  [typescript('    this.\n    ¦'), 'code'],
  [typescript('    return¦'), 'code'],
  [typescript('    const a = b ?\n      ¦'), 'code'],
  ["import { ¦ } from 'b'", 'code'],
  ['const { ¦ } = a', 'code'],
  ['for (let i = 0; ¦', 'code'],
  ['for (let i = 0; i < n; ¦', 'code'],
  ['foo();¦', 'code starts ends'],
  ['foo()¦', 'code'],
  ['export class A {}¦', 'code starts ends'],
  ['class A {\n  m() {}¦\n}', 'code starts ends'],
  ['class A {\n  a = 1;¦\n}', 'code starts ends'],
  ['class A {\n  a = {}¦\n}', 'code'],
  ['const a = () => {}¦', 'code'],
  ['do { }¦', 'code'],
  ['type A = { b: string };¦', 'code starts ends'],
  ['const a = `b ¦`', 'string'],
  ['const a = `b ${¦}`', 'code'],
  ["const a = 'b¦", 'string'],
  ["const a = 'it\\'s ¦'", 'string'],
  ['// a¦', 'comment'],
  ["const a = 1 // it's ¦", 'comment'],
])('TypeScript: %j is %s', (marked, place) => {
  expect(atMark(marked, 'typescript').place).toBe(place)
})

test('TSX is TypeScript with tags', () => {
  expect(atMark('const a = () => {\n  ¦\n  return <b>{c}</b>\n}', 'tsx').place).toBe('code starts')
  expect(parsed('const a = <b>{c}</b>', 'tsx').errorsIn(0, 20)).toBe(0)
})

test('a carriage return is white space', () => {
  const marked = csharp('    a();\n    ¦').replaceAll('\n', '\r\n')
  expect(atMark(marked, 'csharp').place).toBe('code starts')
})

test.each([
  ['class A {\n  ¦\n‡}', 'csharp'],
  [csharp('    if (a) {\n      ¦b();\n    ‡}'), 'csharp'],
  // What is unfinished takes nothing with it
  [csharp('    if (a) {\n      b(¦\n    ‡}'), 'csharp'],
  [csharp('    var a = "¦').replace('\n  }', '\n  ‡}'), 'csharp'],
  // The brace of the method is not that of the condition, which has none yet
  [csharp('    if (a) {\n      ¦'), 'csharp'],
  [typescript('    if (a) {\n      ¦'), 'typescript'],
  // Oddly indented, and nothing wrong with it
  ['    if (a)\n    {\n      ¦\n  ‡}', 'csharp'],
  ['¦class A { }', 'csharp'],
  ['const a = { b: ¦1 ‡}', 'typescript'],
  ['const a = {¦‡}', 'typescript'],
  ['const a = `${b.map((c) => {¦ ‡})}`', 'typescript'],
  ['if (a) {\n  ¦\n', 'typescript'],
  ['class A {\n  m() {\n    a(() => {\n      ¦\n    ‡})\n  }\n}', 'typescript'],
] as const)('the block around the cursor in %j ends at the mark', (marked, language) => {
  expect(atMark(marked, language).end).toBe(marked)
})

test('errors are counted where they are', () => {
  const text = csharp('    a(\n    b();\n    c();')
  const [wrong, right] = [text.indexOf('a('), text.indexOf('int rest')]
  const syntax = parsed(text, 'csharp')
  expect(syntax.errorsIn(wrong, wrong + 20)).toBeGreaterThan(0)
  expect(syntax.errorsIn(right, right + 8)).toBe(0)
  expect(parsed(csharp('    a();'), 'csharp').errorsIn(0, 99)).toBe(0)
  // Missing pieces have no length.
  expect(parsed('const a = (1', 'typescript').errorsIn(12, 12)).toBe(1)
})
