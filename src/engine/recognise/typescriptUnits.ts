/** The units of a TypeScript file. */
import type { CodeNode } from '#engine/language/language'
import { angularPattern, functionPattern } from './angularPattern'
import { angularFacts } from './angularFacts'
import { defaultRoutes } from './defaultRoutes'
import { routesIn } from './routes'
import { specUnits } from './spec'
import { childOf, childrenOf, fieldOf, insideOf, lineAt, type Source, textOf, typesIn } from './source'
import { typescriptParameters } from './typescriptMember'
import { type Declared, declared, typescriptType } from './typescriptTypes'
import { type Unit, noFacts } from './unit'

const FUNCTIONS = ['arrow_function', 'function_expression']

export function typescriptUnits(source: Source): Unit[] {
  const units = declared(source).flatMap((one) => {
    const type = typescriptType(source, one)
    if (type !== null) return [withAngular(source, type, one)]
    return functionUnit(source, one) ?? constantUnits(source, one)
  })
  return [...units, ...defaultRoutes(source), ...specUnits(source)]
}

function withAngular(source: Source, unit: Unit, { node, outer, above }: Declared): Unit {
  const decorators = [
    ...above.decorators,
    ...childrenOf(outer, 'decorator'),
    ...childrenOf(node, 'decorator'),
  ]
  const facts = { ...unit.facts, ...angularFacts(source, node, decorators) }
  return { ...unit, pattern: angularPattern(source, { ...unit, facts }, node), facts }
}

function functionUnit(source: Source, { node, outer, above }: Declared): Unit[] | null {
  if (!/^(?:generator_)?function_declaration$/.test(node.type)) return null
  const name = fieldOf(node, 'name')
  const body = fieldOf(node, 'body')
  if (name === null || body === null || name.start === name.end) return []
  const type = typeText(source, fieldOf(node, 'return_type'))
  return [
    {
      ...{ pattern: functionPattern(type, ''), kind: 'function', name: textOf(source, name) },
      ...place(source, outer, above.start),
      ...{ body: insideOf(source, body), doc: above.doc, attributes: [], members: [] },
      facts: factsOf(source, outer, node),
    },
  ]
}

/** `export const authGuard: CanActivateFn = ...`; constants of no pattern that hold no function are no units. */
function constantUnits(source: Source, { node, outer, above }: Declared): Unit[] {
  const declarators = node.type === 'lexical_declaration' ? childrenOf(node, 'variable_declarator') : []
  const [declarator] = declarators
  const nameNode = declarator === undefined ? null : fieldOf(declarator, 'name')
  if (declarator === undefined || nameNode === null || declarators.length > 1) return []
  const satisfied = childOf(declarator, 'satisfies_expression')
  const type = typeText(source, fieldOf(declarator, 'type') ?? satisfied?.children[1] ?? null)
  const value = satisfied?.children[0] ?? fieldOf(declarator, 'value')
  if (value === null || value === undefined) return []
  const called = value.type === 'call_expression' ? fieldOf(value, 'function') : null
  const pattern = functionPattern(type, called === null ? '' : textOf(source, called))
  const isFunction = FUNCTIONS.includes(value.type)
  if (pattern === null && !isFunction) return []
  return [
    {
      ...{ pattern, kind: isFunction ? 'function' : 'constant', name: textOf(source, nameNode) },
      ...place(source, outer, above.start),
      body: isFunction ? insideOf(source, fieldOf(value, 'body')) : { start: value.start, end: value.end },
      ...{ doc: above.doc, attributes: [] },
      members: pattern === 'routes' ? routesIn(source, value) : [],
      facts: factsOf(source, outer, node),
    },
  ]
}

function place(
  source: Source,
  { start, end }: CodeNode,
  from: number,
): Pick<Unit, 'start' | 'end' | 'declaration' | 'line'> {
  return { start: from, end, declaration: start, line: lineAt(source.text, start) }
}

function factsOf(source: Source, outer: CodeNode, node: CodeNode): Unit['facts'] {
  const injected = [...textOf(source, node).matchAll(/\binject\(\s*([A-Za-z_$][\w$.]*)/g)].map(
    ([, name]) => name!,
  )
  const { urls } = angularFacts(source, node, [])
  const types = typesIn(source, outer)
  const parameters = typescriptParameters(source, fieldOf(node, 'parameters'))
  return {
    ...noFacts,
    injected,
    urls,
    types: [...new Set([...types, ...parameters.map(({ type }) => type)])].filter(isName),
  }
}

function isName(type: string): boolean {
  return /^[A-Z]\w*$/.test(type)
}

function typeText(source: Source, node: CodeNode | null): string {
  return node === null ? '' : textOf(source, node).replace(/^:\s*/, '')
}
