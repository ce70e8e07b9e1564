import { expect, test } from 'vitest'
import { StopFilter } from './stopFilter'

/** What is shown after each piece; `|` marks where the answer stopped. */
function run(stops: string[], pieces: string[]): string[] {
  const filter = new StopFilter(stops)
  const shown: string[] = []
  for (const piece of pieces) {
    const { text, stopped } = filter.push(piece)
    shown.push(stopped ? `${text}|` : text)
    if (stopped) return shown
  }
  return [...shown, filter.flush()]
}

test.each([
  { name: 'no stop', stops: [], pieces: ['a', 'b'], shown: ['a', 'b', ''] },
  { name: 'whole stop in one piece', stops: ['END'], pieces: ['abENDcd'], shown: ['ab|'] },
  {
    name: 'stop split over pieces',
    stops: ['<|end|>'],
    pieces: ['a<', '|en', 'd|', '>b'],
    shown: ['a', '', '', '|'],
  },
  {
    name: 'what looked like a stop is shown later',
    stops: ['\n\n'],
    pieces: ['a\n', 'b'],
    shown: ['a', '\nb', ''],
  },
  { name: 'held text is shown at the end', stops: ['\n\n'], pieces: ['a', '\n'], shown: ['a', '', '\n'] },
  { name: 'the earliest of several stops', stops: ['c', 'b'], pieces: ['abc'], shown: ['a|'] },
  { name: 'a stop that overlaps itself', stops: ['aab'], pieces: ['aa', 'ab'], shown: ['', 'a|'] },
])('$name', ({ stops, pieces, shown }) => {
  expect(run(stops, pieces)).toEqual(shown)
})
