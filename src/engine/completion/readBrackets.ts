/** Brackets, quotes and tags of an answer: those that it closes for the text around it, and those it leaves open. */

export interface Closer {
  readonly text: string
  readonly start: number
}

export interface Brackets {
  /** Closed here and opened before, in order; a `;` or `,` outside of all brackets counts too. */
  readonly closers: readonly Closer[]
  /** How many are open at the end. */
  readonly open: number
}

/** Comments and strings, which hide what is in them; tags; and the single characters that matter. */
const token =
  /\/\/[^\n]*|\/\*[\s\S]*?(?:\*\/|$)|"(?:\\.|[^"\\\n])*"?|'(?:\\.|[^'\\\n])*'?|`(?:\\[\s\S]|[^`\\])*`?|<\/(?<closed>[A-Za-z][\w.:-]*)>|(?<![\w)])<(?<opened>[A-Za-z][\w.:-]*)(?=[\s>/])|[()[\]{}<>;,]/g
const closerOf: Readonly<Record<string, string>> = { '(': ')', '[': ']', '{': '}' }

/**
 * Reads from left to right, so that the closers of a text are among those of every longer one. Knows no language: where
 * it errs (a quote in a regular expression, an apostrophe in a template), it misses what comes up to the line's end.
 * @param head what stands before the text on its line: it may have opened a string
 */
export function readBrackets(text: string, head: string): Brackets {
  const quote = openQuote(head)
  if (quote === null) return read(text, 0)
  const end = text.search(quote === '`' ? /(?<!\\)`/ : new RegExp(`(?<!\\\\)${quote}|\n`))
  if (end < 0) return { closers: [], open: 0 }
  const { closers, open } = read(text, end + 1)
  return { closers: text[end] === quote ? [{ text: quote, start: end }, ...closers] : closers, open }
}

/** The quote of a string that is not closed at the end of a line. */
function openQuote(head: string): string | null {
  const last = [...head.matchAll(token)].at(-1)?.[0] ?? ''
  const isOpen = /^["'`]/.test(last) && head.endsWith(last) && (last.length === 1 || last.at(-1) !== last[0])
  return isOpen ? last[0]! : null
}

function read(text: string, from: number): Brackets {
  const closers: Closer[] = []
  const brackets: string[] = []
  const tags: string[] = []
  let angles = 0
  token.lastIndex = from
  for (let match = token.exec(text); match !== null; match = token.exec(text)) {
    const [piece] = match
    const closer = { text: piece, start: match.index }
    const { opened, closed } = match.groups ?? {}
    if (opened !== undefined || piece === '<') angles++
    if (opened !== undefined) tags.push(opened)
    else if (closed !== undefined) {
      if (tags.includes(closed)) tags.length = tags.lastIndexOf(closed)
      else closers.push(closer)
    } else if (piece in closerOf) brackets.push(closerOf[piece]!)
    else if (piece === brackets.at(-1)) brackets.pop()
    else if (piece === '>') {
      // The head of an arrow and a comparison are no brackets.
      if (angles === 0 && !/[=\s-]/.test(text[match.index - 1] ?? '')) closers.push(closer)
      angles = Math.max(0, angles - 1)
    } else if (brackets.length === 0 && /^[)\]}]$/.test(piece)) closers.push(closer)
    else if (brackets.length === 0 && angles === 0 && /^[;,]$/.test(piece)) closers.push(closer)
  }
  return { closers, open: brackets.length + tags.length }
}
