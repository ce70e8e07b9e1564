import { expect, test } from 'vitest'
import { RepeatGuard } from './repeatGuard'

const trippedAt = (pieces: string[]) => {
  const guard = new RepeatGuard()
  return pieces.findIndex((piece) => guard.tripped(piece))
}

test('31 repeats of a piece are too many: the 32nd equal one', () => {
  expect(trippedAt(Array.from({ length: 40 }, () => 'x'))).toBe(31)
})

test('white space counts as equal, from the first piece on', () => {
  expect(trippedAt(Array.from({ length: 40 }, (_, index) => ' '.repeat(index % 3)))).toBe(30)
})

test('another piece in between starts anew', () => {
  expect(trippedAt(Array.from({ length: 90 }, (_, index) => (index % 30 === 0 ? 'y' : 'x')))).toBe(-1)
})
