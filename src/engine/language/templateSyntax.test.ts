import { beforeAll, expect, test } from 'vitest'
import { atMark, parsed } from '#test/language/atMark'
import { loadParsers } from './language'

beforeAll(loadParsers)

test.each([
  ['¦', 'text starts'],
  ['<div>¦</div>', 'text empty starts'],
  ['<div>\n  ¦\n</div>', 'text empty starts'],
  ['<div>\r\n  ¦\r\n</div>', 'text empty starts'],
  ['<div>\n  <p>a</p>\n  ¦\n</div>', 'text starts'],
  ['<div>\n  @if (a) {\n    ¦\n  }\n</div>', 'text empty starts'],
  ['@for (a of b; track a) {\n  ¦\n} @empty {\n}', 'text empty starts'],
  ['<!-- a -->¦', 'text starts'],
  ['<p>a ¦</p>', 'text'],
  ['<p>a¦</p>', 'text'],
  ['<p>\n  a\n  ¦\n</p>', 'text starts'],
  // Over
  ['<b>x</b>¦', 'text starts ends'],
  ['<br>¦', 'text starts ends'],
  ['<app-a />¦', 'text starts ends'],
  ['<app-a>¦', 'text starts'],
  ['@if (a) {\n}¦', 'text starts ends'],
  ['@let a = b;¦', 'text starts ends'],
  // Code
  ['<p>{{ a.¦ }}</p>', 'code'],
  ['<p>{{ a.¦</p>', 'code'],
  ['<p>{{ a }}¦</p>', 'text'],
  ['<p>{{ a("¦") }}</p>', 'string'],
  ['<p [x]="¦"></p>', 'code'],
  ['<p [x]="a | ¦"></p>', 'code'],
  ['<p (click)="a(\'¦\')"></p>', 'string'],
  ['<p *ngIf="¦\n</p>', 'code'],
  ['<p [(ngModel)]="a.¦"></p>', 'code'],
  ['<p ¦></p>', 'code'],
  ['<p class="a"¦></p>', 'code'],
  ['<p¦', 'code'],
  ['<p>a</¦', 'code'],
  ['<p>a < ¦</p>', 'text'],
  ['<p>a</p¦>', 'code'],
  ['@if (a¦) {\n}', 'code'],
  ['@if (a¦', 'code'],
  ['@let a = ¦b;', 'code'],
  // Neither
  ['<p class="¦"></p>', 'string'],
  ['<p class="a ¦"></p>', 'string'],
  ['<p class="¦\n</p>', 'string'],
  ['<p class="{{ a¦ }} b"></p>', 'code'],
  ['<p class="{{ a }} b¦"></p>', 'string'],
  ['<!-- ¦ -->', 'comment'],
  ['<!-- ¦', 'comment'],
])('%j is %s', (marked, place) => {
  expect(atMark(marked, 'html').place).toBe(place)
})

test.each([
  ['<div>¦‡</div>'],
  ['<div>\n  <p>\n    a¦\n  ‡</p>\n</div>'],
  ['<div>\n  @if (a) {\n    ¦\n  ‡}\n</div>'],
  ['<div [x]="¦">a</div>'],
  ['<div>\n  {{ a.¦\n‡</div>'],
  // Unclosed: what closes the element around closes nothing else
  ['<div>\n  <p>\n    ¦\n</div>'],
  ['<div>\n  @if (a) {\n    ¦\n</div>'],
  ['<div>\n  <br>\n  ¦\n‡</div>'],
  ['¦<div></div>'],
  // The braces of a message are no blocks
  ['@if (a) {\n  {b, plural, =1 {one} other {many}}\n  ¦\n‡}'],
])('the element around the cursor in %j ends at the mark', (marked) => {
  expect(atMark(marked, 'html').end).toBe(marked)
})

test('wrong expressions are errors too, each one', () => {
  const text = '<p [a]="b c">{{ d. }}</p>\n<i>{{ e }}</i>'
  const syntax = parsed(text, 'html')
  expect(syntax.errorsIn(0, text.length)).toBe(2)
  expect(syntax.errorsIn(0, 10)).toBe(1)
  expect(syntax.errorsIn(text.indexOf('<i>'), text.length)).toBe(0)
})
