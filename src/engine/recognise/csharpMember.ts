/** A member of a C# type. */
import type { CodeNode } from '#engine/language/language'
import { aboveOf } from './above'
import { csharpAttributes } from './csharpAttributes'
import { csharpParameters } from './csharpParameters'
import { childOf, childrenOf, fieldOf, insideOf, type Source, textOf } from './source'
import type { Attribute, Member, MemberKind, UnitKind } from './unit'

const KINDS: Readonly<Record<string, MemberKind>> = {
  method_declaration: 'method',
  constructor_declaration: 'constructor',
  property_declaration: 'property',
  indexer_declaration: 'property',
  field_declaration: 'field',
  enum_member_declaration: 'value',
  operator_declaration: 'method',
  conversion_operator_declaration: 'method',
}

/** Null for what is no member, such as a nested type, and for what has no name yet. */
export function csharpMember(
  source: Source,
  siblings: readonly CodeNode[],
  at: number,
  holder: UnitKind,
): Member | null {
  const node = siblings[at]!
  const kind = KINDS[node.type]
  if (kind === undefined) return null
  const declarator = childOf(node, 'variable_declaration')
  const named = declarator === null ? node : (childOf(declarator, 'variable_declarator') ?? node)
  const nameNode = fieldOf(named, 'name')
  const name = nameNode === null ? specialName(node.type) : textOf(source, nameNode)
  if (name === '') return null
  const above = aboveOf(source, siblings, at)
  const attributes = csharpAttributes(source, node)
  const type = fieldOf(declarator ?? node, 'returns') ?? fieldOf(declarator ?? node, 'type')
  return {
    name,
    kind,
    start: above.start,
    end: node.end,
    declaration: node.children.find((child) => child.type !== 'attribute_list')?.start ?? node.start,
    body: insideOf(source, bodyOf(node)),
    doc: above.doc,
    attributes,
    parameters: csharpParameters(source, fieldOf(node, 'parameters')),
    type: type === null ? '' : textOf(source, type),
    isPrivate: holder !== 'interface' && holder !== 'enum' && !isOpen(source, node),
    ...endpointOf(attributes),
  }
}

function isOpen(source: Source, node: CodeNode): boolean {
  const modifiers = childrenOf(node, 'modifier').map((modifier) => textOf(source, modifier))
  return modifiers.some((modifier) => ['public', 'internal', 'protected'].includes(modifier))
}

function specialName(type: string): string {
  if (type === 'indexer_declaration') return 'this'
  return type.endsWith('operator_declaration') ? 'operator' : ''
}

/** Of a property only what it computes: `=> ...`. */
function bodyOf(node: CodeNode): CodeNode | null {
  if (node.type === 'property_declaration' || node.type === 'indexer_declaration')
    return childOf(node, 'arrow_expression_clause')
  return fieldOf(node, 'body')
}

function endpointOf(attributes: readonly Attribute[]): Pick<Member, 'verb' | 'route'> {
  const http = attributes.find(({ name }) => /^Http(?:Get|Post|Put|Delete|Patch|Head|Options)$/.test(name))
  if (http === undefined) return { verb: null, route: null }
  const route = http.argument ?? attributes.find(({ name }) => name === 'Route')?.argument ?? null
  return { verb: http.name.slice('Http'.length).toUpperCase(), route }
}
