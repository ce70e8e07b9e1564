import { expect, test } from 'vitest'
import type { DecidedSuggestion } from '#contracts/decidedSuggestion'
import type { AcceptedBlock } from '#editor/suggestions/acceptedBlocks'
import { suggestionExpectedFor } from './suggestionExpectedFor'

const uri = 'file:///a.ts'
const decided = (id: string, became: DecidedSuggestion['became'], undone = false): DecidedSuggestion => ({
  ...{ id, became, undone, path: 'a.ts', language: 'typescript', text: 'x', surface: 'inline' },
  ...{ decidedAt: 1, stars: null, expected: null, comment: null },
})
const block = (id: string, start: number, end: number): AcceptedBlock => ({
  ...{
    id,
    uri,
    start,
    end,
    acceptedAt: 1,
    isBlock: true,
    errorsBefore: 0,
    stars: null,
    edited: 0,
    asked: false,
  },
})
const meant = (
  all: DecidedSuggestion[],
  blocks: AcceptedBlock[] = [],
  at = { uri, offset: 5 },
): [id: string | undefined, accepted: boolean] => {
  const found = suggestionExpectedFor(all, blocks, at)
  return [found?.suggestion.id, found?.block != null]
}

test('what was refused last is meant, by Esc, by passing over or by undo', () => {
  expect(meant([decided('b', 'rejected'), decided('a', 'ignored')])).toEqual(['b', false])
  expect(meant([decided('b', 'ignored'), decided('a', 'rejected')])).toEqual(['b', false])
  expect(meant([decided('b', 'accepted', true), decided('a', 'rejected')])).toEqual(['b', false])
  expect(meant([])).toEqual([undefined, false])
})

test('an accepted text at the cursor is meant where nothing was refused since', () => {
  const [accepted, refused] = [decided('b', 'accepted'), decided('a', 'rejected')]
  expect(meant([accepted, refused], [block('b', 0, 5)])).toEqual(['b', true])
  expect(meant([accepted, refused], [block('b', 6, 9)])).toEqual(['a', false])
  expect(meant([accepted, refused])).toEqual(['a', false])
  expect(meant([refused, accepted], [block('b', 0, 5)])).toEqual(['a', false])
  expect(meant([accepted], [block('b', 0, 5)], { uri: 'file:///b.ts', offset: 5 })).toEqual([
    undefined,
    false,
  ])
})
