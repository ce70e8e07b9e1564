/** The types that matter at the cursor: of what is used on its line, of the lines around it, and of what is imported. */
import type { Syntax } from '#engine/language/language'
import { commonWords } from './commonWords'
import { type Range, lineRange } from './lineRange'
import { relativeImports } from './relativeImports'

export interface NameInSight {
  readonly name: string
  /** Where it is imported from, as the import says it; only of relative imports. */
  readonly from?: string
}

const MOST_NAMES = 12
/** Lines above the cursor: the rest is far enough away to be about something else. */
const ABOVE = 20
const BELOW = 5
/** Names on the cursor's line whose declaration elsewhere in the file says their type. */
const MOST_USED = 4
/** Longer files are not searched for it on a keystroke. */
const SEARCHED = 200_000

/** The likeliest first. @param syntax of the text, or null where no parser is there */
export function namesInSight(text: string, offset: number, syntax: Syntax | null): NameInSight[] {
  const typesIn = ({ start, end }: Range): readonly string[] =>
    syntax ? syntax.typesIn(start, end) : capitalised(text.slice(start, end))
  const cursor = { start: offset, end: offset }
  const line = lineRange(text, cursor)
  const imported = relativeImports(text)
  const names = new Set([
    ...used(text.slice(line.start, offset)).flatMap((name) => typesIn(firstLineWith(name, text))),
    ...typesIn(line),
    ...typesIn(lineRange(text, cursor, ABOVE / 4, BELOW)),
    ...typesIn(lineRange(text, cursor, ABOVE, BELOW)),
    ...imported.keys(),
  ])
  return [...names].slice(0, MOST_NAMES).map((name) => {
    const from = imported.get(name)
    return from === undefined ? { name } : { name, from }
  })
}

/** Variables, parameters and members: what is not a type by its first letter; the nearest to the cursor first. */
function used(before: string): string[] {
  const names = Array.from(before.matchAll(/(?<![\p{L}\p{N}_])_?\p{Ll}[\p{L}\p{N}_]*/gu), ([name]) => name)
  return [...new Set(names.reverse())].filter((name) => !commonWords.has(name)).slice(0, MOST_USED)
}

/** Something is declared before it is used. */
function firstLineWith(name: string, text: string): Range {
  const at = text.slice(0, SEARCHED).search(new RegExp(`(?<![\\p{L}\\p{N}_])${name}(?![\\p{L}\\p{N}_])`, 'u'))
  return at < 0 ? { start: 0, end: 0 } : lineRange(text, { start: at, end: at })
}

function capitalised(text: string): string[] {
  return Array.from(text.matchAll(/(?<![\p{L}\p{N}_])\p{Lu}[\p{L}\p{N}_]*/gu), ([name]) => name)
}
