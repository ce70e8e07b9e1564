/** A tree-sitter tree as plain values, which outlive the tree and need not be given back. */
import type { Node } from 'web-tree-sitter'
import type { Grammar } from './grammar'
import type { CodeNode } from './syntax'
import { namesOwnType } from './typeNamesIn'

/** Nobody nests code so deep; what stands below is left out. */
const DEEPEST = 200

/** The named nodes under `root`, with it. */
export function codeTree(root: Node, text: string, grammar: Grammar): CodeNode {
  const cursor = root.walk()
  const childrenHere = (type: string, field: string | null, depth: number): CodeNode[] => {
    const children: CodeNode[] = []
    if (depth > DEEPEST || !cursor.gotoFirstChild()) return children
    do if (cursor.nodeIsNamed) children.push(nodeHere(type, field, depth))
    while (cursor.gotoNextSibling())
    cursor.gotoParent()
    return children
  }
  const nodeHere = (parentType: string, parentField: string | null, depth: number): CodeNode => {
    const type = cursor.nodeType
    const field = cursor.currentFieldName
    const [start, end] = [cursor.startIndex, cursor.endIndex]
    const namesType =
      type.endsWith('identifier') &&
      namesOwnType({ name: text.slice(start, end), type, field, parentType, parentField }, grammar)
    return { type, field, start, end, namesType, children: childrenHere(type, field, depth + 1) }
  }
  const tree = nodeHere('', null, 0)
  cursor.delete()
  return tree
}
