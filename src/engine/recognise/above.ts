/** What stands above a declaration and belongs to it: comments, and in TypeScript decorators. */
import type { CodeNode } from '#engine/language/language'
import type { Source } from './source'
import type { Range } from './unit'

export interface Above {
  /** Where the first of it begins; where the declaration begins, if there is nothing. */
  readonly start: number
  /** The documentation comment: `///` lines or one `/** ... *\/`. */
  readonly doc: Range | null
  readonly decorators: readonly CodeNode[]
}

/**
 * @param siblings the nodes among which the declaration stands
 * @param at its index among them
 */
export function aboveOf(source: Source, siblings: readonly CodeNode[], at: number): Above {
  const decorators: CodeNode[] = []
  let below = siblings[at]!
  let start = below.start
  let doc = null as Range | null
  for (let index = at - 1; index >= 0; index--) {
    const node = siblings[index]!
    if (node.type !== 'comment' && node.type !== 'decorator') break
    const gap = source.text.slice(node.end, below.start)
    if (!/^\s*$/.test(gap) || gap.split('\n').length > 2 || sharesItsLine(source, node)) break
    if (node.type === 'decorator') decorators.unshift(node)
    else if (isDoc(source, node)) doc = { start: node.start, end: doc?.end ?? node.end }
    ;[below, start] = [node, node.start]
  }
  return { start, doc, decorators }
}

/** A comment behind code, which is about that code. */
function sharesItsLine({ text }: Source, { start, type }: CodeNode): boolean {
  const line = text.slice(text.lastIndexOf('\n', start - 1) + 1, start)
  return type === 'comment' && line.trim() !== ''
}

function isDoc({ text }: Source, { start }: CodeNode): boolean {
  return text.startsWith('///', start) || (text.startsWith('/**', start) && !text.startsWith('/**/', start))
}
