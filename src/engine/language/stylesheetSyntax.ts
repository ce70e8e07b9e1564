/** The syntax of SCSS, which CSS is a part of. */
import { type Rule, type Span, type StylesheetTree, parseStylesheet } from './stylesheetTree'
import type { Declaration, Place, Syntax } from './syntax'

export function stylesheetSyntax(text: string): Syntax {
  const tree = parseStylesheet(text)
  return {
    tree: () => null,
    placeAt: (offset) => placeIn(tree, text, offset),
    blockEnd: (offset) => ruleAround(tree, text, offset)?.end ?? null,
    errorsIn: (start, end) => tree.errors.filter((error) => error.start <= end && error.end >= start).length,
    declarations: () => declarationsIn(tree, text),
    typesIn: () => [],
  }
}

function placeIn(tree: StylesheetTree, text: string, offset: number): Place {
  const nowhere = { inEmptyBlock: false, startsStatement: false, endsStatement: false }
  if (tree.comments.some((comment) => isInComment(comment, text, offset)))
    return { kind: 'comment', ...nowhere }
  if (tree.strings.some((string) => isInString(string, text, offset))) return { kind: 'string', ...nowhere }
  const rule = ruleAround(tree, text, offset)
  const last = tree.borders.findLast((border) => border <= offset) ?? 0
  return {
    kind: 'code',
    inEmptyBlock: rule !== null && rule.end !== null && text.slice(rule.start, rule.end).trim() === '',
    startsStatement: withoutComments(text, { start: last, end: offset }, tree).trim() === '',
    endsStatement: last === offset && offset > 0 && text[offset - 1] !== '{',
  }
}

function isInComment({ start, end }: Span, text: string, offset: number): boolean {
  if (offset <= start) return false
  return offset < end || (offset === end && (text.startsWith('//', start) || !text.endsWith('*/', end)))
}

function isInString({ start, end }: Span, text: string, offset: number): boolean {
  const closed = end - start > 1 && text[end - 1] === text[start]
  return start < offset && (closed ? offset < end : offset <= end)
}

/** The innermost rule; where one is not closed, a brace that stands further left belongs to the rule around it. */
function ruleAround({ rules, errors }: StylesheetTree, text: string, offset: number): Rule | null {
  const rule = rules.findLast(({ start, end }) => start <= offset && (end === null || offset <= end))
  if (rule === undefined) return null
  if (errors.length === 0 || rule.end === null) return rule
  return indentationAt(text, rule.end) < indentationAt(text, rule.start) ? { ...rule, end: null } : rule
}

function indentationAt(text: string, offset: number): number {
  return /^[ \t]*/.exec(text.slice(text.lastIndexOf('\n', offset - 1) + 1, offset))?.[0].length ?? 0
}

function withoutComments(text: string, { start, end }: Span, { comments }: StylesheetTree): string {
  let [kept, at] = ['', start]
  for (const comment of comments) {
    if (comment.start < at || comment.end > end) continue
    kept += text.slice(at, comment.start)
    at = comment.end
  }
  return kept + text.slice(at, end)
}

/** Variables, mixins and functions, and the classes that rules are for. */
function declarationsIn({ rules, statements }: StylesheetTree, text: string): Declaration[] {
  const ofRules = rules.flatMap(({ prelude, start, end }): Declaration[] => {
    const signature = text.slice(prelude.start, prelude.end)
    const span = { start: prelude.start, end: end === null ? start : end + 1, signature }
    const named = /^@(?:mixin|function)\s+([\w-]+)/.exec(signature)?.[1]
    if (named !== undefined) return [{ name: named, kind: 'function', ...span }]
    const classes = signature.startsWith('@') ? [] : (signature.match(/[.%][A-Za-z_][\w-]*/g) ?? [])
    return [...new Set(classes)].map((name) => ({ name, kind: 'type', ...span }))
  })
  const variables = statements.flatMap(({ start, end }): Declaration[] => {
    const signature = text.slice(start, end)
    const name = /^(?:\$|--)[\w-]+(?=\s*:)/.exec(signature)?.[0]
    return name === undefined ? [] : [{ name, kind: 'member', start, end, signature: `${signature};` }]
  })
  return [...ofRules, ...variables].sort((one, other) => one.start - other.start)
}
