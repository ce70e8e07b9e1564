/** The entries of a route table. */
import type { CodeNode } from '#engine/language/language'
import { childrenOf, fieldOf, type Source, stringOf, textOf, within } from './source'
import { propertyOf } from './typescriptAttributes'
import type { Member } from './unit'

/** Those of the table itself, not their children. The name is the component, or the file that is loaded. */
export function routesIn(source: Source, table: CodeNode): Member[] {
  return childrenOf(table, 'object').flatMap((entry) => {
    const route = stringOf(source, propertyOf(source, entry, 'path'))
    if (route === null) return []
    return [
      {
        ...{ name: targetOf(source, entry) ?? route, kind: 'route', route },
        ...{ start: entry.start, end: entry.end, declaration: entry.start, body: null, doc: null },
        ...{ attributes: [], parameters: [], type: '', isPrivate: false, verb: null },
      },
    ]
  })
}

function targetOf(source: Source, entry: CodeNode): string | null {
  const component = propertyOf(source, entry, 'component')
  if (component !== null) return textOf(source, component)
  const lazy = propertyOf(source, entry, 'loadComponent') ?? propertyOf(source, entry, 'loadChildren')
  if (lazy === null) return null
  for (const node of within(lazy)) {
    const property = node.type === 'member_expression' ? fieldOf(node, 'property') : null
    if (property !== null && textOf(source, property) !== 'then') return textOf(source, property)
  }
  return null
}
