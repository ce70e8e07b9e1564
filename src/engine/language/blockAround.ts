/** The braces around an offset. */
import type { Node } from 'web-tree-sitter'
import type { CodeAt } from './codeAt'

export interface Block {
  /** Behind the opening brace. */
  readonly start: number
  /** At the closing brace. */
  readonly end: number
}

/** Null at the top level, and where the innermost block has no end. */
export function blockAround({ text, root, grammar, offset }: CodeAt): Block | null {
  const broken = root.hasError
  for (let node = root.descendantForIndex(offset); node !== null; node = node.parent) {
    const braces = node.isError
      ? looseBraces(node, offset)
      : grammar.blocks.has(node.type) || grammar.lists.has(node.type)
        ? bracesOf(node)
        : null
    if (braces === null || braces.open.endIndex > offset) continue
    if (braces.close !== null && braces.close.startIndex < offset) continue
    if (braces.close === null || braces.close.isMissing) return null
    // In a broken text an unclosed block takes the brace of the one around it; that brace stands further left.
    if (broken && isShallower(text, braces.close.startIndex, braces.open.startIndex)) return null
    return { start: braces.open.endIndex, end: braces.close.startIndex }
  }
  return null
}

interface Braces {
  readonly open: Node
  readonly close: Node | null
}

function bracesOf(node: Node): Braces | null {
  const open = node.children.find(({ type }) => type === '{')
  const close = node.children.findLast(({ type }) => type === '}')
  return open === undefined ? null : { open, close: close ?? null }
}

/** Where the parser gave up, braces lie side by side. */
function looseBraces(node: Node, offset: number): Braces | null {
  const open: Node[] = []
  let depth = 0
  for (const child of node.children) {
    const before = child.startIndex < offset
    if (before && child.type === '{') open.push(child)
    else if (before && child.type === '}') open.pop()
    else if (child.type === '{') depth++
    else if (child.type === '}' && depth-- === 0) {
      const innermost = open.at(-1)
      return innermost === undefined ? null : { open: innermost, close: child }
    }
  }
  const innermost = open.at(-1)
  return innermost === undefined ? null : { open: innermost, close: null }
}

function isShallower(text: string, one: number, other: number): boolean {
  return indentationAt(text, one).length < indentationAt(text, other).length
}

function indentationAt(text: string, offset: number): string {
  const line = text.slice(text.lastIndexOf('\n', offset - 1) + 1, offset)
  return /^[ \t]*/.exec(line)?.[0] ?? ''
}
