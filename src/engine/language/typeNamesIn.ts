/** The names of types that a range of code mentions. */
import type { Node } from 'web-tree-sitter'
import type { Grammar } from './grammar'

/** A parameter of a generic type: declared where it is used. */
const TYPE_PARAMETER = /^T(?:[A-Z][a-z]+)?$|^[A-Z]$/

/** In order of appearance, each once; without what the language and its library come with. */
export function typeNamesIn(root: Node, start: number, end: number, grammar: Grammar): string[] {
  const names = new Set<string>()
  const cursor = root.walk()
  const visit = (parentType: string, parentField: string | null): void => {
    if (cursor.startIndex > end || cursor.endIndex < start) return
    const [type, field] = [cursor.nodeType, cursor.currentFieldName]
    if (type.endsWith('identifier')) {
      const name = cursor.nodeText
      const isKnown = grammar.builtins.has(name) || TYPE_PARAMETER.test(name)
      if (!isKnown && grammar.namesType({ name, type, field, parentType, parentField })) names.add(name)
    }
    if (!cursor.gotoFirstChild()) return
    do visit(type, field)
    while (cursor.gotoNextSibling())
    cursor.gotoParent()
  }
  visit('', null)
  cursor.delete()
  return [...names]
}
