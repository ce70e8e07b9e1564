/** A route table that is loaded by its file alone: `export default [...] satisfies Routes`. */
import type { CodeNode } from '#engine/language/language'
import { functionPattern } from './angularPattern'
import { aboveOf } from './above'
import { routesIn } from './routes'
import { childOf, lineAt, type Source, textOf, typesIn } from './source'
import { type Unit, noFacts } from './unit'

export function defaultRoutes(source: Source): Unit[] {
  return source.root.children.flatMap((node, at, siblings) => {
    const table = node.type === 'export_statement' ? tableOf(source, node) : null
    if (table === null) return []
    const above = aboveOf(source, siblings, at)
    return [
      {
        ...{ pattern: 'routes', kind: 'constant', name: 'default' },
        ...{ start: above.start, end: node.end, declaration: node.start },
        ...{ line: lineAt(source.text, node.start), body: { start: table.start, end: table.end } },
        ...{ doc: above.doc, attributes: [], members: routesIn(source, table) },
        facts: { ...noFacts, types: typesIn(source, node) },
      },
    ]
  })
}

function tableOf(source: Source, exported: CodeNode): CodeNode | null {
  const typed = childOf(exported, 'as_expression', 'satisfies_expression')
  const [table, type] = typed?.children ?? []
  if (table?.type !== 'array' || type === undefined) return null
  return functionPattern(textOf(source, type), '') === 'routes' ? table : null
}
