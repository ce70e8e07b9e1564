/** What a window cut off in the middle: its name, or the rest that would tell what it is, stands outside. */
import { isName } from './isName'
import { type Rule, stretches } from './rule'

/** A literal's end. */
const quoted = /^(?<value>[^\s"'`;]{4,500})(?<quote>["'`])/dg
/** The end of a value in a connection string, a command line, an address or a settings file. */
const bare = /^(?<value>[^\s"'`;,<>&(){}[\]:]{8,500})(?=[\s"'`;,<&]|$)/dg
/** The first half of a token that is told by how it begins, and of what follows a scheme. */
const started = [
  /(?:gh[pousr]_|github_pat_|glpat-|[sr]k_live_|sk-(?:proj|ant)-|xox[abposr]-|AIza|npm_|SG\.|oy2|eyJ|AKIA)[\w.-]{6,}$/g,
  /\b(?:Bearer|Basic)\s(?<value>[\w.~+/=-]{6,})$/dg,
  /:\/\/[^\s:/?#@"'`<>{}]{1,100}:(?<value>(?!\d{1,5}$)[^\s/?#@"'`{}$]{3,200})$/dg,
  /(?:btoa\(|GetBytes\()\s?["'`][\w.@-]{1,60}:(?<value>[^\s"'`{}$/]{3,200})$/dg,
]

export const cutLiteral: Rule = {
  name: 'cut',
  *find(text) {
    yield* stretches(text, quoted, (value, { groups }) => {
      const [line = ''] = text.slice(0, 4_000).split('\n', 1)
      const quotes = line.split(groups?.['quote'] ?? '"').length - 1
      return (
        quotes % 2 === 1 && /[\d!#$%&*+=?^~@]/.test(value) && !/[([{,=:]$/.test(value.replace(/==?$/, ''))
      )
    })
    yield* stretches(
      text,
      bare,
      (value) =>
        /[A-Za-z].*\d|\d.*[A-Za-z]/.test(value) && !/=./.test(value.replace(/==$/, '')) && !isName(value),
    )
    for (const pattern of started) yield* stretches(text, pattern)
  },
}
