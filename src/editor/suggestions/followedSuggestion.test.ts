import { expect, test } from 'vitest'
import { FollowedSuggestion, type SuggestionReport } from './followedSuggestion'

const uri = 'file:///a.ts'
const visibleMs = 700
let now = 0

/** Offered at offset 10 and shown. */
function following(text: string): { of: FollowedSuggestion; reports: SuggestionReport[] } {
  const reports: SuggestionReport[] = []
  const of = new FollowedSuggestion(
    (report) => reports.push(report),
    () => now,
  )
  of.offered({ id: 's', uri, offset: 10, text })
  of.wasShown('s')
  expect(reports.shift()).toEqual({ kind: 'shown', id: 's', confidence: 'inferred' })
  now += visibleMs
  return { of, reports }
}

const insert = (offset: number, text: string) => ({ offset, length: 0, text })

test('typing what is suggested keeps the rest on the screen, and is told at its end', () => {
  const { of, reports } = following('abc')
  of.changed(uri, [insert(10, 'a')])
  of.moved(uri, 11)
  expect(of.remainderAt(uri, 11)).toEqual({ id: 's', text: 'bc', replaces: 0 })
  expect(of.remainderAt(uri, 12)).toBeNull()
  expect(reports).toEqual([])
  of.changed(uri, [insert(11, 'b')])
  of.changed(uri, [insert(12, 'c')])
  expect(reports).toEqual([{ kind: 'typedThrough', id: 's', length: 3, visibleMs }])
  expect(of.remainderAt(uri, 13)).toBeNull()
})

test.each([
  ['a word of it', 'ab', { kind: 'typedThrough', length: 2 }],
  ['less than a word, which may be chance,', 'a', { kind: 'ignored', reason: 'typedOtherwise' }],
])('%s and then something else', (_, typed, expected) => {
  const { of, reports } = following('ab cd')
  for (const [at, key] of [...typed].entries()) of.changed(uri, [insert(10 + at, key)])
  of.changed(uri, [insert(10 + typed.length, 'x')])
  expect(reports).toEqual([{ id: 's', visibleMs, ...expected }])
})

test.each([
  [
    'something else is typed',
    (of: FollowedSuggestion) => of.changed(uri, [insert(10, 'x')]),
    'typedOtherwise',
  ],
  [
    'something is deleted',
    (of: FollowedSuggestion) => of.changed(uri, [{ offset: 9, length: 1, text: '' }]),
    'typedOtherwise',
  ],
  [
    'there are several cursors',
    (of: FollowedSuggestion) => of.changed(uri, [insert(10, 'a'), insert(2, 'a')]),
    'typedOtherwise',
  ],
  ['the cursor leaves', (of: FollowedSuggestion) => of.moved(uri, 4), 'left'],
  ['another file comes to the front', (of: FollowedSuggestion) => of.moved('file:///b.ts', 10), 'left'],
  ['the last editor closes', (of: FollowedSuggestion) => of.moved(null, 0), 'left'],
  [
    'another suggestion comes',
    (of: FollowedSuggestion) => of.offered({ id: 't', uri, offset: 10, text: 'y' }),
    'superseded',
  ],
  ['another place is changed', (of: FollowedSuggestion) => of.changed(uri, [insert(2, 'a')]), 'left'],
] as const)('it is passed over when %s', (_, what, reason) => {
  const { of, reports } = following('abc')
  what(of)
  expect(reports).toEqual([{ kind: 'ignored', id: 's', reason, visibleMs }])
})

test('a word of it is a part, whoever put it in; the rest stays', () => {
  const { of, reports } = following('await save(order)')
  of.takesPart(true)
  of.changed(uri, [insert(10, 'await')])
  of.takesPart(false)
  of.moved(uri, 15)
  // From the toolbar on hovering: no key of ours told of it.
  of.changed(uri, [insert(15, ' save')])
  of.takesPart(true)
  of.changed(uri, [insert(20, '(')])
  of.takesPart(false)
  const confirmed = { kind: 'shown', id: 's', confidence: 'reported' }
  expect(reports).toEqual([
    confirmed,
    { kind: 'partiallyAccepted', id: 's', length: 5 },
    { kind: 'partiallyAccepted', id: 's', length: 10 },
    confirmed,
    { kind: 'partiallyAccepted', id: 's', length: 11 },
  ])
  expect(of.remainderAt(uri, 21)?.text).toBe('order)')
})

test('a whole insertion waits for the accept, which says where the text begins', () => {
  const { of, reports } = following('a\nb')
  of.changed(uri, [insert(10, 'a\r\nb')])
  of.moved(uri, 14)
  expect(reports).toEqual([])
  expect(of.accepted('s')).toMatchObject({ uri, offset: 10, text: 'a\nb' })
  of.moved(uri, 2)
  expect(reports).toEqual([])
})

test('Esc is a no, and only one, and says that it was there', () => {
  const { of, reports } = following('abc')
  of.dismissed()
  of.dismissed()
  of.moved(uri, 1)
  expect(reports).toEqual([
    { kind: 'shown', id: 's', confidence: 'reported' },
    { kind: 'rejected', id: 's', visibleMs },
  ])
})

test('the same suggestion again, where it is typed through, is the same suggestion', () => {
  const { of, reports } = following('abc')
  of.changed(uri, [insert(10, 'a')])
  of.offered({ id: 's', uri, offset: 11, text: 'bc' })
  of.wasShown('s')
  expect(of.remainderAt(uri, 11)?.text).toBe('bc')
  of.changed(uri, [insert(11, 'b')])
  of.offered({ id: 's', uri, offset: 12, text: 'cd' })
  of.changed(uri, [insert(12, 'cd')])
  expect(of.accepted('s')).toMatchObject({ offset: 10, text: 'abcd' })
  expect(reports).toEqual([])
})

test('one that comes back after it was passed over is the same one, shown once more', () => {
  const { of, reports } = following('abc')
  of.changed(uri, [insert(10, 'x')])
  of.offered({ id: 's', uri, offset: 10, text: 'abc' })
  of.wasShown('s')
  of.dismissed()
  expect(reports).toMatchObject([
    { kind: 'ignored', id: 's' },
    { kind: 'shown', confidence: 'inferred' },
    { kind: 'shown', confidence: 'reported' },
    { kind: 'rejected', visibleMs: 0 },
  ])
})

test('typing back shows it again, and counts as not typed', () => {
  const { of, reports } = following('abc')
  of.changed(uri, [insert(10, 'a')])
  of.changed(uri, [insert(11, 'b')])
  of.changed(uri, [{ offset: 10, length: 2, text: '' }])
  of.moved(uri, 10)
  expect(of.remainderAt(uri, 10)?.text).toBe('abc')
  of.left()
  expect(reports).toEqual([{ kind: 'ignored', id: 's', reason: 'left', visibleMs }])
})

test.each<[string, string, { text: string; replaces: number } | null]>([
  ['closes the bracket itself', '(order);', { text: 'order);', replaces: 1 }],
  ['leaves it to the editor', '(order', { text: 'order', replaces: 0 }],
  ['goes on for lines behind it', '(order) {\n}', { text: 'order) {\n}', replaces: 1 }],
  ['goes on for lines before it', '(order,\n  name)', null],
])('behind a bracket that the editor closed, a suggestion that %s', (_, text, expected) => {
  const { of } = following(text)
  of.changed(uri, [insert(10, '()')])
  of.moved(uri, 11)
  expect(of.remainderAt(uri, 11)).toEqual(expected && { id: 's', ...expected })
})

test('an accept that replaces the closed bracket is one', () => {
  const { of, reports } = following('(order);')
  of.changed(uri, [insert(10, '()')])
  of.changed(uri, [{ offset: 11, length: 1, text: 'order);' }])
  expect(reports).toEqual([])
  expect(of.accepted('s')).toMatchObject({ offset: 10, text: '(order);' })
})

test('another document changes without a word', () => {
  const { of, reports } = following('abc')
  of.changed('output:log', [insert(0, 'x')])
  expect(reports).toEqual([])
  of.forget()
  of.moved(null, 0)
  expect(reports).toEqual([])
})

test('what the person has VS Code hold back was not on the screen meanwhile', () => {
  const reports: SuggestionReport[] = []
  const of = new FollowedSuggestion(
    (report) => reports.push(report),
    () => now,
  )
  of.offered({ id: 's', uri, offset: 10, text: 'abc' }, '', 1_000)
  now += 1_200
  of.left()
  expect(reports).toMatchObject([{ kind: 'ignored', visibleMs: 200 }])
})
