/** The names of types that a range of code mentions. */
import type { Node } from 'web-tree-sitter'
import type { Grammar, IdentifierPlace } from './grammar'

/** A parameter of a generic type: declared where it is used. */
const TYPE_PARAMETER = /^T(?:[A-Z][a-z]+)?$|^[A-Z]$/

/** Whether an identifier names a type that the language and its library do not come with. */
export function namesOwnType(identifier: IdentifierPlace, grammar: Grammar): boolean {
  const isKnown = grammar.builtins.has(identifier.name) || TYPE_PARAMETER.test(identifier.name)
  return !isKnown && grammar.namesType(identifier)
}

/** In order of appearance, each once; without what the language and its library come with. */
export function typeNamesIn(root: Node, start: number, end: number, grammar: Grammar): string[] {
  const names = new Set<string>()
  const cursor = root.walk()
  const visit = (parentType: string, parentField: string | null): void => {
    if (cursor.startIndex > end || cursor.endIndex < start) return
    const [type, field] = [cursor.nodeType, cursor.currentFieldName]
    if (type.endsWith('identifier')) {
      const name = cursor.nodeText
      if (namesOwnType({ name, type, field, parentType, parentField }, grammar)) names.add(name)
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
