import { expect, test } from 'vitest'
import { FollowedSuggestion, type SuggestionReport } from './followedSuggestion'

const uri = 'file:///a.ts'

/** Offered at offset 10 and shown. */
function following(text: string): { of: FollowedSuggestion; reports: SuggestionReport[] } {
  const reports: SuggestionReport[] = []
  const of = new FollowedSuggestion((report) => reports.push(report))
  of.offered({ id: 's', uri, offset: 10, text })
  of.wasShown('s')
  expect(reports.shift()).toEqual({ kind: 'shown', id: 's' })
  return { of, reports }
}

const insert = (offset: number, text: string) => ({ offset, length: 0, text })

test('typing what is suggested keeps the rest on the screen, and is told at its end', () => {
  const { of, reports } = following('abc')
  of.changed(uri, [insert(10, 'a')])
  of.moved(uri, 11)
  expect(of.remainderAt(uri, 11)).toEqual({ id: 's', text: 'bc' })
  expect(of.remainderAt(uri, 12)).toBeNull()
  expect(reports).toEqual([])
  of.changed(uri, [insert(11, 'b')])
  of.changed(uri, [insert(12, 'c')])
  expect(reports).toEqual([{ kind: 'typedThrough', id: 's', length: 3 }])
  expect(of.remainderAt(uri, 13)).toBeNull()
})

test('typing some of it and then something else was typing through, not passing over', () => {
  const { of, reports } = following('abc')
  of.changed(uri, [insert(10, 'a')])
  of.changed(uri, [insert(11, 'x')])
  expect(reports).toEqual([{ kind: 'typedThrough', id: 's', length: 1 }])
})

test.each([
  ['something else is typed', (of: FollowedSuggestion) => of.changed(uri, [insert(10, 'x')])],
  ['something is deleted', (of: FollowedSuggestion) => of.changed(uri, [{ offset: 9, length: 1, text: '' }])],
  [
    'there are several cursors',
    (of: FollowedSuggestion) => of.changed(uri, [insert(10, 'a'), insert(2, 'a')]),
  ],
  ['the cursor leaves', (of: FollowedSuggestion) => of.moved(uri, 4)],
  ['another file comes to the front', (of: FollowedSuggestion) => of.moved('file:///b.ts', 10)],
  ['the last editor closes', (of: FollowedSuggestion) => of.moved(null, 0)],
  [
    'another suggestion comes',
    (of: FollowedSuggestion) => of.offered({ id: 't', uri, offset: 10, text: 'y' }),
  ],
])('it is passed over when %s', (_, what) => {
  const { of, reports } = following('abc')
  what(of)
  expect(reports).toEqual([{ kind: 'ignored', id: 's' }])
})

test('a word of it is a part, whoever put it in; the rest stays', () => {
  const { of, reports } = following('await save(order)')
  of.takesPart()
  of.changed(uri, [insert(10, 'await')])
  of.moved(uri, 15)
  // From the toolbar on hovering: no key of ours told of it.
  of.changed(uri, [insert(15, ' save')])
  of.takesPart()
  of.changed(uri, [insert(20, '(')])
  expect(reports).toEqual([
    { kind: 'partiallyAccepted', id: 's', length: 5 },
    { kind: 'partiallyAccepted', id: 's', length: 10 },
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

test('Esc is a no, and only one', () => {
  const { of, reports } = following('abc')
  of.dismissed()
  of.dismissed()
  of.moved(uri, 1)
  expect(reports).toEqual([{ kind: 'rejected', id: 's' }])
})

test('the same suggestion again is the same suggestion', () => {
  const { of, reports } = following('abc')
  of.changed(uri, [insert(10, 'a')])
  of.offered({ id: 's', uri, offset: 11, text: 'bc' })
  expect(of.remainderAt(uri, 11)?.text).toBe('bc')
  of.wasShown('s')
  expect(reports).toEqual([])
})

test('another document changes without a word', () => {
  const { of, reports } = following('abc')
  of.changed('output:log', [insert(0, 'x')])
  expect(reports).toEqual([])
  of.forget()
  of.moved(null, 0)
  expect(reports).toEqual([])
})
