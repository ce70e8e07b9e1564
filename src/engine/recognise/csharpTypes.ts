/** The types of a C# file with their members, whatever pattern they are. */
import type { CodeNode } from '#engine/language/language'
import { aboveOf } from './above'
import { csharpAttributes } from './csharpAttributes'
import { csharpMember } from './csharpMember'
import { csharpParameters } from './csharpParameters'
import { childOf, childrenOf, fieldOf, insideOf, lineAt, type Source, textOf, typesIn } from './source'
import { type Member, type Unit, type UnitKind, noFacts } from './unit'

const KINDS: Readonly<Record<string, UnitKind>> = {
  class_declaration: 'class',
  struct_declaration: 'struct',
  record_declaration: 'record',
  record_struct_declaration: 'record',
  interface_declaration: 'interface',
  enum_declaration: 'enum',
}

const HOLDERS = new Set([
  'namespace_declaration',
  'file_scoped_namespace_declaration',
  'declaration_list',
  'preproc_if',
  'preproc_else',
  'ERROR',
])

/** A type with the node that it was read from; nested ones follow the one around them. */
export interface CsharpType {
  readonly unit: Unit
  readonly node: CodeNode
}

export function csharpTypes(source: Source): CsharpType[] {
  const inside = (holder: CodeNode): CsharpType[] =>
    holder.children.flatMap((node, index) => {
      const kind = KINDS[node.type]
      if (kind === undefined) return HOLDERS.has(node.type) ? inside(node) : []
      const body = fieldOf(node, 'body')
      const type = typeOf(source, holder.children, index, kind)
      return [...(type === null ? [] : [{ unit: type, node }]), ...(body === null ? [] : inside(body))]
    })
  return inside(source.root)
}

function typeOf(source: Source, siblings: readonly CodeNode[], at: number, kind: UnitKind): Unit | null {
  const node = siblings[at]!
  const nameNode = fieldOf(node, 'name')
  if (nameNode === null || nameNode.start === nameNode.end) return null
  const name = textOf(source, nameNode)
  const body = fieldOf(node, 'body')
  const above = aboveOf(source, siblings, at)
  const primary = csharpParameters(source, childOf(node, 'parameter_list'))
  const members = [
    ...(kind === 'record' ? positional(source, node) : []),
    ...(body?.children ?? []).flatMap((_, index) => csharpMember(source, body!.children, index, kind) ?? []),
  ]
  const constructed = members.filter((member) => member.kind === 'constructor')
  const injected = [...(kind === 'record' ? [] : primary), ...constructed.flatMap((one) => one.parameters)]
  const attributes = csharpAttributes(source, node)
  return {
    pattern: null,
    kind,
    name,
    start: above.start,
    end: node.end,
    declaration: declarationStart(node),
    body: insideOf(source, body),
    doc: above.doc,
    line: lineAt(source.text, node.start),
    attributes,
    members,
    facts: {
      ...noFacts,
      bases: basesOf(source, node),
      injected: [...new Set(injected.map(({ type }) => type))],
      route: attributes.find((one) => one.name === 'Route')?.argument ?? null,
      types: typesIn(source, node).filter((one) => one !== name),
    },
  }
}

function declarationStart(node: CodeNode): number {
  return node.children.find(({ type }) => type !== 'attribute_list')?.start ?? node.start
}

function basesOf(source: Source, node: CodeNode): string[] {
  const list = childOf(node, 'base_list')
  return (list?.children ?? [])
    .filter(({ type }) => type !== 'argument_list')
    .map((base) => {
      // `Base(foo)`, in records and with primary constructors.
      const named = base.type === 'primary_constructor_base_type' ? base.children[0] : base
      return textOf(source, named ?? base)
    })
}

function positional(source: Source, node: CodeNode): Member[] {
  const list = childOf(node, 'parameter_list')
  if (list === null) return []
  const nodes = childrenOf(list, 'parameter')
  return csharpParameters(source, list).map(({ name, type }, index) => ({
    name,
    kind: 'parameter',
    start: nodes[index]!.start,
    end: nodes[index]!.end,
    declaration: nodes[index]!.start,
    body: null,
    doc: null,
    attributes: csharpAttributes(source, nodes[index]!),
    parameters: [],
    type,
    isPrivate: false,
    verb: null,
    route: null,
  }))
}
