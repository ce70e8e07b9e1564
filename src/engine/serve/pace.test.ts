import { expect, test } from 'vitest'
import { momentOf } from './momentOf'
import { Pace } from './pace'

const MINUTE = 60_000

/** Keys with so many milliseconds between them; the last one is at 0. */
function typing(...between: number[]): Pace {
  const pace = new Pace()
  let at = -between.reduce((sum, pause) => sum + pause, 0)
  pace.key(at)
  for (const pause of between) pace.key((at += pause))
  return pace
}

const insideWord = (pace: Pace, now = 0): number => pace.wait('insideWord', now)

test.each([
  ['const x', 'insideWord'],
  ['café', 'insideWord'],
  ['const x = ', 'behindSign'],
  ['call(', 'behindSign'],
  ['a;\n', 'lineStart'],
  ['a;\n    ', 'lineStart'],
  ['', 'lineStart'],
] as const)('behind %j the moment is %s', (before, moment) => {
  expect(momentOf(before)).toBe(moment)
})

test('before anything is known of a person they are taken to type like others', () => {
  expect(insideWord(new Pace())).toBe(54)
  expect(new Pace().wait('behindSign', 0)).toBe(27)
})

test('at the start of a line and by hand nothing is waited for', () => {
  const pace = typing(400, 400)
  for (let time = 0; time < 9; time++) pace.rejected(0)
  expect(pace.wait('lineStart', 0)).toBe(0)
  expect(pace.wait('byHand', 0)).toBe(0)
})

test.each([
  ['quick', [100, 100, 100], 30],
  ['slow', [300, 300, 300], 90],
  ['their mean', [100, 300], 60],
  ['quicker than anybody types', [5, 5, 5], 18],
  ['the slowest that is one', [400], 120],
  ['with a pause, which is none', [100, 401, 100], 30],
  ['with pauses alone, as before the first key', [500, 5000], 54],
])('the wait follows the rhythm of the keys: %s', (_name, between, wait) => {
  expect(insideWord(typing(...between))).toBe(wait)
})

test('only the last twenty keys are the rhythm', () => {
  const slow = Array<number>(30).fill(400)
  const quick = Array<number>(20).fill(100)
  expect(insideWord(typing(...slow, ...quick))).toBe(30)
  expect(insideWord(typing(...slow, ...quick.slice(1)))).toBeGreaterThan(30)
})

test('what the answer takes anyway is not waited for as well', () => {
  const pace = typing(300)
  pace.answered(20)
  pace.answered(40)
  expect(insideWord(pace)).toBe(60)
  for (let time = 0; time < 10; time++) pace.answered(500)
  expect(insideWord(pace)).toBe(0)
})

test('a reject makes the wait longer, and an accept shorter', () => {
  const pace = typing(200)
  expect(insideWord(pace)).toBe(60)
  pace.rejected(0)
  expect(insideWord(pace)).toBe(90)
  pace.accepted(0)
  expect(insideWord(pace)).toBe(72)
  pace.accepted(0)
  pace.accepted(0)
  expect(insideWord(pace)).toBe(46)
})

test('never more than four times as long, nor less than half', () => {
  const [annoyed, pleased] = [typing(200), typing(200)]
  for (let time = 0; time < 20; time++) {
    annoyed.rejected(0)
    pleased.accepted(0)
  }
  expect(insideWord(annoyed)).toBe(240)
  expect(insideWord(pleased)).toBe(30)
})

test('with time a reject is forgotten', () => {
  const pace = typing(200)
  pace.rejected(0)
  const waits = [0, 10, 20, 200].map((minutes) => insideWord(pace, minutes * MINUTE))
  expect(waits).toEqual([90, 70, 63, 60])
  // What comes later adds to what is left of it.
  pace.rejected(10 * MINUTE)
  expect(insideWord(pace, 10 * MINUTE)).toBe(104)
})
