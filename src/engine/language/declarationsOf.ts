/** The types, members and functions that a file declares. */
import type { Node } from 'web-tree-sitter'
import type { Grammar } from './grammar'
import { signatureOf } from './signatureOf'
import type { Declaration } from './syntax'

/** In the order of the text; what a type holds follows it. */
export function declarationsOf(root: Node, text: string, grammar: Grammar): Declaration[] {
  const declare = (node: Node, kind: Declaration['kind']): Declaration[] => {
    const name = nameOf(node)
    // The empty name is that of a missing identifier.
    if (name === null || name === '') return []
    const { startIndex: start, endIndex: end } = node
    return [{ name, kind, start, end, signature: signatureOf(node, text, grammar) }]
  }
  const inType = (node: Node): Declaration[] =>
    node.namedChildren.flatMap((child) => {
      if (grammar.types.has(child.type)) return typeAndMembers(child)
      return grammar.members.has(child.type) ? declare(child, 'member') : []
    })
  const typeAndMembers = (node: Node): Declaration[] => {
    const body = node.childForFieldName('body')
    return [...declare(node, 'type'), ...(body === null ? [] : inType(body))]
  }
  const inFile = (node: Node): Declaration[] =>
    node.namedChildren.flatMap((child) => {
      if (grammar.types.has(child.type)) return typeAndMembers(child)
      if (grammar.functions.has(child.type)) return declare(child, 'function')
      return grammar.wrappers.has(child.type) || child.isError ? inFile(child) : []
    })
  return inFile(root)
}

/** `int a, b;` goes by its first name; a pattern such as `{ a, b }` has none. */
function nameOf(node: Node): string | null {
  const name = node.childForFieldName('name')
  if (name !== null) return name.type.endsWith('identifier') ? name.text : null
  if (node.type === 'property_identifier') return node.text
  if (node.type === 'indexer_declaration') return 'this'
  for (const child of node.namedChildren) {
    if (child.type === 'variable_declaration' || child.type === 'variable_declarator') return nameOf(child)
  }
  return null
}
