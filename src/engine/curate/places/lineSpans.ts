/** Places in a line at which a person types on: where its code begins, between tokens, and within a word. */
import type { CodeLine } from './codeLines'
import type { FimSpan } from './fimSpan'

/** Where one token ends and another begins. */
const borders = /(?<=[\s(.<=:{,>]|=>)(?=[\w'"`({<[@])/g
/** Two letters of a word are typed, and two or more are to come. */
const withinWords = /(?<=(?<![\w])[A-Za-z_]{2,6})(?=[A-Za-z_]{2})/g
/** What an editor begins the next line of a comment with. */
const comment = /^(?:\/{2,3}|\*|<!--)\s+/
/** At least as much is asked for. */
const FEWEST = 3
/** A person asks early in a line rather than for its last word. */
const LATEST = 0.75

/** Editors ask at every key: most keys fall within words, but a row that begins so tells less. */
const WITHIN_WORD = 0.15
const AT_START = 0.35

/** The rest of a line, from one place of each; null where none suits. */
export function lineSpan(line: CodeLine, random: () => number): FimSpan | null {
  const [kind, place] = [random(), random()]
  const { code, start, end, indentation } = line
  if (code.length < FEWEST) return null
  const within = kind < WITHIN_WORD ? withinWords : kind < 1 - AT_START ? borders : null
  const offsets = within === null ? [] : placesOf(within, code)
  const offset = offsets[Math.floor(place * offsets.length)] ?? comment.exec(code)?.[0].length ?? 0
  if (offset > code.length - FEWEST) return null
  return { kind: 'lineEnd', start: start + offset, end, indentation }
}

function placesOf(where: RegExp, code: string): number[] {
  return [...code.matchAll(where)]
    .map(({ index }) => index)
    .filter((at) => at > 0 && at <= code.length * LATEST && code.length - at >= FEWEST)
}
