/** The attributes on a C# type, member or parameter. */
import type { CodeNode } from '#engine/language/language'
import { childOf, childrenOf, fieldOf, type Source, stringOf, textOf } from './source'
import type { Attribute } from './unit'

/** `[HttpGet("{id}")]` as `HttpGet` and `{id}`; a namespace and the ending `Attribute` are left out. */
export function csharpAttributes(source: Source, node: CodeNode): Attribute[] {
  return childrenOf(node, 'attribute_list')
    .flatMap((list) => childrenOf(list, 'attribute'))
    .map((attribute) => {
      const name = textOf(source, fieldOf(attribute, 'name') ?? attribute)
      const list = childOf(attribute, 'attribute_argument_list')
      const first = list?.children[0] ?? null
      const value = first?.children.at(-1) ?? null
      return {
        name: name.replace(/^.*\./, '').replace(/(?<=.)Attribute$/, ''),
        argument: first === null ? null : (stringOf(source, value) ?? textOf(source, first)),
      }
    })
}
