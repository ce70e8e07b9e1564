/** Wrong and missing pieces of a tree that touch a range. */
import type { Node } from 'web-tree-sitter'

export function countErrors(node: Node, start: number, end: number): number {
  if (!node.hasError || node.startIndex > end || node.endIndex < start) return 0
  if (node.isError || node.isMissing) return 1
  return node.children.reduce((errors, child) => errors + countErrors(child, start, end), 0)
}
