/** Whether a token ends a unit: a statement, a member or a declaration among others. */
import type { Node } from 'web-tree-sitter'
import type { Grammar } from './grammar'

/** The unit that ends with this token; null where it ends none. */
export function unitEndingAt(last: Node, grammar: Grammar): Node | null {
  return unitAndInside(last, grammar).at(-1) ?? null
}

/** A closing brace with which a statement is over: not that of `x = {}`, which waits for its semicolon. */
export function braceEndsUnit(last: Node, grammar: Grammar): boolean {
  const nodes = unitAndInside(last, grammar)
  return nodes.length > 0 && nodes.every((node) => isOver(node, grammar))
}

/** What ends with the token, from the inside to the unit, which is the last. */
function unitAndInside(last: Node, grammar: Grammar): Node[] {
  // A block holds its closing brace, but the brace is no unit in it.
  const nodes = endingWith(last.type === '}' && last.parent !== null ? last.parent : last)
  const unit = nodes.findIndex(({ parent }) => parent !== null && holdsUnits(parent.type, grammar))
  return nodes.slice(0, unit + 1)
}

function holdsUnits(type: string, grammar: Grammar): boolean {
  return grammar.blocks.has(type) || grammar.holders.has(type)
}

/** A semicolon with which a statement is over: not one of those in `for (;;)`. */
export function semicolonEndsUnit(last: Node): boolean {
  return endingWith(last).every(
    (node) => node.parent?.type !== 'for_statement' && !followsOpenParenthesis(node),
  )
}

function followsOpenParenthesis(node: Node): boolean {
  let closed = 0
  for (let before = node.previousSibling; before !== null; before = before.previousSibling) {
    // What stands in braces is a statement of its own.
    if (before.type === '{') return false
    if (before.type === ')') closed++
    else if (before.type === '(' && closed-- === 0) return true
  }
  return false
}

/** The node and those around it that end where it ends, the innermost first. */
export function endingWith(node: Node): Node[] {
  const found: Node[] = []
  for (let each: Node | null = node; each?.endIndex === node.endIndex; each = each.parent) found.push(each)
  return found
}

function isOver(node: Node, grammar: Grammar): boolean {
  return !node.isError && !grammar.openAfterBrace.has(node.type)
}
