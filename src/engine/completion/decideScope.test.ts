import { expect, test } from 'vitest'
import type { Place } from '#engine/language/language'
import { decideScope } from './decideScope'

const place = (change: Partial<Place>): Place => ({
  kind: 'code',
  inEmptyBlock: false,
  startsStatement: false,
  endsStatement: false,
  ...change,
})

test.each([
  [
    'an empty block, whatever the line above looks like',
    '<ul\n  class="a"\n>\n  ',
    { inEmptyBlock: true },
    'block',
  ],
  ['a statement may begin under what opened a block', 'f() {\n  ', { startsStatement: true }, 'block'],
  ['text may go on under an opening tag', '<ul>\n  ', { kind: 'text' }, 'block'],
  ['an argument stands under a bracket', 'f(\n  ', {}, 'line'],
  ['a comment', '/* {\n  ', { kind: 'comment', inEmptyBlock: true }, 'line'],
  ['a string', '`{\n  ', { kind: 'string', startsStatement: true }, 'line'],
  ['code before the cursor', 'f() {\n  a', { inEmptyBlock: true }, 'line'],
] as const)('%s', (_, prefix, of, scope) => {
  expect(decideScope(prefix, '\n', 'html', () => place(of))).toBe(scope)
})
