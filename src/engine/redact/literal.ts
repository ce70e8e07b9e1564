/** What a literal of C#, TypeScript, JSON or a template looks like in a pattern, and the literals joined to one. */
import { type Stretch, stretchOf } from './rule'

/** C#'s raw strings first, then quotes that are escaped in a string, as in JSON within JSON. */
const quote = String.raw`[@$bru]{0,3}(?<quote>"""|\\?["'\x60]|&quot;)`
const end = String.raw`(?:\k<quote>|(?=[\r\n])|$)`

/** Without a blank: what has one is a message to a person. Where the window cut it, it ends with the line or the text. */
export const literal = `${quote}${String.raw`(?<value>(?:(?!\k<quote>)(?:\\[^\s]|[^\s\\])){4,500})`}${end}`
/** With blanks. */
export const sentence = `${quote}${String.raw`(?<value>(?:(?!\k<quote>)(?:\\[^\r\n]|[^\r\n\\])){4,500})`}${end}`

/** `"..." + "..."`, also over lines. */
const joined = new RegExp(String.raw`\s{0,120}\+\s{0,120}${literal}`, 'dy')

/** The literals that are joined to one that ends at `from`. */
export function* joinedLiterals(text: string, from: number): Iterable<Stretch> {
  for (let position = from; ; position = joined.lastIndex) {
    joined.lastIndex = position
    const match = joined.exec(text)
    if (match === null) return
    yield stretchOf(match)
    // The loop's own step: what was found has moved it.
    joined.lastIndex = match.index + match[0].length
  }
}
