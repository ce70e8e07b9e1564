import { expect, test } from 'vitest'
import { placeOf } from '#test/serve/placeOf'
import { suggestionRow } from '#test/store/suggestionRow'
import { CurrentSuggestion } from './currentSuggestion'

const suggestion = suggestionRow('suggestion 1', { prefix: 'x = ', suffix: ';', text: 'first.second()' })

function given(): CurrentSuggestion {
  const current = new CurrentSuggestion()
  current.set(suggestion, placeOf('x = ¦;'))
  return current
}

test.each([
  ['x = ¦;', 0, 'shown again'],
  ['x = f¦;', 1, 'typed on'],
  ['x = first.¦;', 6, 'a part of it accepted'],
  ['x = first.second(¦;', 13, 'all but its end'],
])('at %s it is the same one, %i characters on: %s', (marked, typed) => {
  expect(given().at(placeOf(marked))).toEqual({ suggestion, typed })
})

test.each([
  ['x = first.second()¦;', 'all of it is there'],
  ['x = s¦;', 'another text'],
  ['x =¦;', 'before its place'],
  ['x = f¦', 'the text behind the cursor changed'],
  ['x = f¦);', 'an editor closed a bracket'],
  ['y = f¦;', 'another place'],
])('at %s it is not: %s', (marked) => {
  expect(given().at(placeOf(marked))).toBeNull()
})

test('it is not that of another version', () => {
  expect(given().at(placeOf('x = ¦;', 'v2'))).toBeNull()
})

test('there is none before the first one and after it is forgotten', () => {
  const current = new CurrentSuggestion()
  expect(current.suggestion).toBeNull()
  expect(current.at(placeOf('x = ¦;'))).toBeNull()
  current.set(suggestion, placeOf('x = ¦;'))
  expect(current.suggestion).toBe(suggestion)
  current.forget()
  expect(current.suggestion).toBeNull()
  expect(current.at(placeOf('x = ¦;'))).toBeNull()
})
