/** The rules of a stylesheet, as far as they are written: a scanner that no unfinished line can stop. */

export interface Rule {
  /** The selector, or the at-rule with what it is given. */
  readonly prelude: Span
  /** Behind `{`. */
  readonly start: number
  /** At `}`; null where there is none. */
  end: number | null
}

/** Half-open. */
export interface Span {
  readonly start: number
  readonly end: number
}

export interface StylesheetTree {
  /** In the order in which they open. */
  readonly rules: readonly Rule[]
  /** Declarations and at-rules that a semicolon ends, without it. */
  readonly statements: readonly Span[]
  readonly comments: readonly Span[]
  readonly strings: readonly Span[]
  /** Behind each `{`, `}` and `;` that parts statements, ascending. */
  readonly borders: readonly number[]
  readonly errors: readonly Span[]
}

/** What is told apart at one look; `url(` holds slashes and semicolons that mean nothing. */
const TOKEN =
  /\/\/[^\n]*|\/\*[^]*?(?:\*\/|$)|url\(\s*(?!["'\s])[^)\n]*\)?|"(?:\\[^]|[^"\\\n])*"?|'(?:\\[^]|[^'\\\n])*'?|#\{|[(){};]/g

export function parseStylesheet(text: string): StylesheetTree {
  const rules: Rule[] = []
  const [statements, comments, strings, errors]: [Span[], Span[], Span[], Span[]] = [[], [], [], []]
  const borders: number[] = []
  const openRules: Rule[] = []
  /** Brackets within the statement: `(` and `#{`. */
  let brackets: { close: string; at: number }[] = []
  let begin = 0

  const complain = (start: number, end = start + 1): void => void errors.push({ start, end })
  const part = (border: number): void => {
    for (const { at } of brackets) complain(at)
    brackets = []
    borders.push(border)
    begin = border
  }
  const endStatement = (end: number, closedByBrace: boolean): void => {
    const statement = trimmed(text, begin, end, comments)
    if (statement.start === statement.end) return
    statements.push(statement)
    if (!isStatement(text.slice(statement.start, statement.end), closedByBrace))
      complain(statement.start, statement.end)
  }

  for (const { 0: token, index } of text.matchAll(TOKEN)) {
    const end = index + token.length
    const bracket = brackets.at(-1)
    if (token.startsWith('//') || token.startsWith('/*')) {
      comments.push({ start: index, end })
      if (token.startsWith('/*') && !/[^]\*\/$/.test(token.slice(2))) complain(index, end)
    } else if (/^["']/.test(token)) {
      strings.push({ start: index, end })
      if (token.length < 2 || !token.endsWith(token.charAt(0))) complain(index, end)
    } else if (token === '(') brackets.push({ close: ')', at: index })
    else if (token === '#{') brackets.push({ close: '}', at: index })
    else if (token === bracket?.close) brackets.pop()
    else if (token === ')') complain(index)
    else if (token === '{') {
      const rule: Rule = { prelude: trimmed(text, begin, index, comments), start: end, end: null }
      rules.push(rule)
      openRules.push(rule)
      part(end)
    } else if (token === '}') {
      endStatement(index, true)
      const rule = openRules.pop()
      if (rule === undefined) complain(index)
      else rule.end = index
      part(end)
    } else if (token === ';') {
      endStatement(index, false)
      part(end)
    }
  }
  for (const { at } of brackets) complain(at)
  for (const { start } of openRules) complain(start - 1)
  return { rules, statements, comments, strings, borders, errors }
}

/** Without white space and comments around it. */
function trimmed(text: string, from: number, to: number, comments: readonly Span[]): Span {
  let start = from
  for (;;) {
    while (start < to && /\s/.test(text.charAt(start))) start++
    const comment = comments.findLast((each) => each.start === start)
    if (comment === undefined || comment.end > to) break
    start = comment.end
  }
  let end = to
  while (end > start && /\s/.test(text.charAt(end - 1))) end--
  return { start, end }
}

/** `color red` is none; an unfinished last one before the brace is told by the same. */
function isStatement(text: string, closedByBrace: boolean): boolean {
  if (text.startsWith('@') || text.includes('#{')) return true
  const colon = text.indexOf(':')
  return colon > 0 && (closedByBrace || text.slice(colon + 1).trim() !== '' || text.startsWith('--'))
}
