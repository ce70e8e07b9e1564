/** What a person writes in a replay: parts of a real file, each where it is missing from the text they start from. */
import { seeded } from './seeded'

export interface Part {
  /** Half-open, in the whole file: from behind the indentation of a line to the end of that or a later line. */
  readonly start: number
  readonly end: number
}

export interface Work {
  readonly path: string
  /** The file as it will be. */
  readonly whole: string
  /** In the order they are written, which is not that of the file. */
  readonly parts: readonly Part[]
}

/** Lines of one part, and of what stays between two parts. */
const MOST_LINES = 9
const FEWEST_LINES = 2
/** Every so many parts the person jumps ahead and comes back. */
const JUMP = 0.3

/** About half of the lines are written, the rest stands there already. */
export function workOn(path: string, whole: string, seed: number): Work {
  const starts = lineStarts(whole)
  const parts: Part[] = []
  let line = Math.min(3, starts.length)
  for (let index = 0; line < starts.length - 2; index++) {
    const lines = FEWEST_LINES + Math.floor(seeded(seed, path, 'lines', index) * (MOST_LINES - FEWEST_LINES))
    const part = partOf(whole, starts, line, Math.min(line + lines, starts.length - 2))
    if (part !== null) parts.push(part)
    line +=
      lines + FEWEST_LINES + Math.floor(seeded(seed, path, 'between', index) * (MOST_LINES - FEWEST_LINES))
  }
  return { path, whole, parts: withJumps(parts, seed, path) }
}

/** The text before anything of `left` is written. */
export function without(whole: string, left: readonly Part[]): string {
  let text = whole
  for (const { start, end } of left.toSorted((a, b) => b.start - a.start))
    text = text.slice(0, start) + text.slice(end)
  return text
}

/** Where an offset of the whole file is while the parts of `left` are missing; it must not lie inside one. */
export function placeIn(offset: number, left: readonly Part[]): number {
  return left.reduce((at, part) => (part.start < offset ? at - (part.end - part.start) : at), offset)
}

function partOf(whole: string, starts: readonly number[], from: number, to: number): Part | null {
  let [first, last] = [from, to - 1]
  const textOf = (line: number): string => whole.slice(starts[line]!, starts[line + 1]! - 1)
  while (first <= last && textOf(first).trim() === '') first++
  while (last >= first && textOf(last).trim() === '') last--
  if (first > last) return null
  const indentation = /^[ \t]*/.exec(textOf(first))![0].length
  return { start: starts[first]! + indentation, end: starts[last]! + textOf(last).length }
}

function withJumps(parts: readonly Part[], seed: number, path: string): Part[] {
  const order = [...parts]
  for (let index = 0; index + 1 < order.length; index++) {
    if (seeded(seed, path, 'jump', index) >= JUMP) continue
    ;[order[index], order[index + 1]] = [order[index + 1]!, order[index]!]
    index++
  }
  return order
}

function lineStarts(text: string): number[] {
  const starts = [0]
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1)
  return starts
}
