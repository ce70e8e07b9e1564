import { expect, test } from 'vitest'
import { placeOf } from '#test/serve/placeOf'
import { AnswerMemory } from './answerMemory'

const MINUTE = 60_000

function remembering(text: string, isWhole: boolean): AnswerMemory {
  const memory = new AnswerMemory()
  memory.add(placeOf('x = ¦;'), text, isWhole, 0)
  return memory
}

test.each([
  ['x = ¦;', { text: 'alpha\nbeta', isAhead: false }],
  ['x = al¦;', { text: 'pha\nbeta', isAhead: false }],
  ['x = alpha\n¦;', { text: 'beta', isAhead: true }],
  ['x = al¦', null],
  ['x = ale¦;', null],
  ['x =¦;', null],
  ['y = al¦;', null],
  ['x = ¦)', null],
])('at %j the answer goes on with %j', (marked, known) => {
  const memory = remembering('alpha\nbeta', false)
  expect(memory.at(placeOf(marked, 'v2'), 0)).toBeNull()
  expect(memory.at(placeOf(marked), 0)).toEqual(known)
})

test('what differs far above the cursor is another place', () => {
  const memory = new AnswerMemory()
  const [one, other] = ['a', 'b'].map((name) => `${name}\n${'-'.repeat(100)}\nx = ¦`)
  memory.add(placeOf(one!), 'alpha', true, 0)
  expect(memory.at(placeOf(one!), 0)).not.toBeNull()
  expect(memory.at(placeOf(other!), 0)).toBeNull()
})

test('behind its end a whole answer says nothing, and one that was cut is not known', () => {
  const end = placeOf('x = alpha¦;')
  expect(remembering('alpha', true).at(end, 0)).toEqual({ text: '', isAhead: false })
  expect(remembering('alpha', false).at(end, 0)).toBeNull()
  expect(remembering('alpha', true).at(placeOf('x = alpha!¦;'), 0)).toBeNull()
})

test('that a model has nothing to say at a place is known too', () => {
  expect(remembering('', true).at(placeOf('x = ¦;'), 0)).toEqual({ text: '', isAhead: false })
})

test('the newest answer wins, and one to the same place takes the place of the older one', () => {
  const memory = remembering('alpha', false)
  memory.add(placeOf('x = a¦;'), 'bacus', false, 0)
  expect(memory.at(placeOf('x = a¦;'), 0)?.text).toBe('bacus')
  memory.add(placeOf('x = ¦;'), 'amber', false, 0)
  expect(memory.at(placeOf('x = a¦;'), 0)?.text).toBe('mber')
  expect(memory.at(placeOf('x = al¦;'), 0)).toBeNull()
})

test('an answer is good for five minutes', () => {
  const memory = remembering('alpha', false)
  expect(memory.at(placeOf('x = ¦;'), 5 * MINUTE)).not.toBeNull()
  expect(memory.at(placeOf('x = ¦;'), 5 * MINUTE + 1)).toBeNull()
})

test('of more than 250 answers the one that was not used for longest goes', () => {
  const memory = new AnswerMemory()
  const knows = (index: number): boolean => memory.at(placeOf(`${index} = ¦`), 0) !== null
  for (let index = 0; index < 250; index++) memory.add(placeOf(`${index} = ¦`), 'x', false, 0)
  expect(knows(0)).toBe(true)
  memory.add(placeOf('250 = ¦'), 'x', false, 0)
  expect([0, 1, 2, 250].map(knows)).toEqual([true, false, true, true])
})
