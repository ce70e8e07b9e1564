import { beforeAll, expect, test } from 'vitest'
import { atMark, parsed } from '#test/language/atMark'
import { loadParsers } from './language'

beforeAll(loadParsers)

test.each([
  ['¦', 'code starts'],
  ['.a {\n  ¦\n}', 'code empty starts'],
  ['.a {\n  /* b */\n  ¦\n}', 'code starts'],
  ['.a {\n  color: red;\n  ¦\n}', 'code starts'],
  ['.a {\n  &:hover {¦}\n}', 'code empty starts'],
  ['.a {\n  .b { }\n  ¦\n}', 'code starts'],
  ['.a { background: url(http://b/c;d); ¦ }', 'code starts'],
  ['$a: (b: c, d: e);\n¦', 'code starts'],
  ['.a {\r\n  color: red;\r\n  ¦\r\n}', 'code starts'],
  ['.a {\n  color: red;¦\n}', 'code starts ends'],
  ['.a { }¦', 'code starts ends'],
  ['.a {\n  color: ¦\n}', 'code'],
  ['.a {\n  col¦\n}', 'code'],
  ['.a ¦', 'code'],
  ['.a { width: calc(1px + #{$b¦}); }', 'code'],
  ['.a { width: #{$b};¦ }', 'code starts ends'],
  ['@include a($b: 1, ¦', 'code'],
  ['.a { // b¦\n}', 'comment'],
  ['.a { /* b¦ */ }', 'comment'],
  ['.a { /* b ¦', 'comment'],
  ['.a { content: "¦"; }', 'string'],
  ['.a { content: "¦\n}', 'string'],
  ['.a { content: ""¦; }', 'code'],
])('%j is %s', (marked, place) => {
  expect(atMark(marked, 'scss').place).toBe(place)
})

test.each([
  ['.a {\n  ¦\n‡}'],
  ['.a {\n  .b {\n    ¦\n  ‡}\n  color: red;\n}'],
  ['.a {\n  .b {\n  }\n  ¦\n‡}'],
  ['.a {\n  color: rgba(¦\n‡}'],
  ['.a {\n  .b {\n    ¦\n}\n.c { }'],
  ['.a { ¦'],
  ['¦.a { }'],
])('the rule around the cursor in %j ends at the mark', (marked) => {
  expect(atMark(marked, 'scss').end).toBe(marked)
})

test.each([
  ['.a { color: red }', 0],
  ['@use "a";\n$b: 1;\n@mixin c($d: 1) { @content; }', 0],
  ['.a { &:hover, > b::before { margin: -$c auto; } }', 0],
  ['.a { color red; }', 1],
  ['.a { color: rgba(1, 2; }', 1],
  ['.a { color: "red; }', 2],
  ['.a { } }', 1],
  ['.a {', 1],
])('%j has %d errors', (text, errors) => {
  expect(parsed(text, 'scss').errorsIn(0, text.length)).toBe(errors)
})

test('mixins, functions, variables and classes are declared', () => {
  const text =
    '$space: 1px; // wide\n@mixin card($x, $y: 2) {\n  a: $x;\n}\n.box, .tile:hover {\n  --gap: 1;\n  &__end { }\n}'
  const declared = parsed(text, 'scss').declarations()
  expect(declared.map(({ kind, signature, name }) => [kind, name, signature])).toEqual([
    ['member', '$space', '$space: 1px;'],
    ['function', 'card', '@mixin card($x, $y: 2)'],
    ['type', '.box', '.box, .tile:hover'],
    ['type', '.tile', '.box, .tile:hover'],
    ['member', '--gap', '--gap: 1;'],
  ])
  expect(text.slice(declared[1]?.start, declared[1]?.end)).toBe('@mixin card($x, $y: 2) {\n  a: $x;\n}')
})
