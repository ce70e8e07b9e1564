/** The classes and interfaces of a TypeScript file with their members, whatever pattern they are. */
import type { CodeNode } from '#engine/language/language'
import { type Above, aboveOf } from './above'
import { childOf, childrenOf, fieldOf, insideOf, lineAt, type Source, textOf, typesIn } from './source'
import { typescriptAttributes } from './typescriptAttributes'
import { typescriptMember } from './typescriptMember'
import { type Unit, type UnitKind, noFacts } from './unit'

const KINDS: Readonly<Record<string, UnitKind>> = {
  class_declaration: 'class',
  abstract_class_declaration: 'class',
  interface_declaration: 'interface',
  enum_declaration: 'enum',
  type_alias_declaration: 'alias',
}

/** A declaration of a file, with what stands above it and with `export` around it. */
export interface Declared {
  readonly node: CodeNode
  /** The export statement, where there is one. */
  readonly outer: CodeNode
  readonly above: Above
}

/** In the order of the text. */
export function declared(source: Source): Declared[] {
  return source.root.children.flatMap((outer, index, siblings) => {
    const node = outer.type === 'export_statement' ? fieldOf(outer, 'declaration') : outer
    return node === null ? [] : [{ node, outer, above: aboveOf(source, siblings, index) }]
  })
}

/** Null for what is no type, and for one without a name yet. */
export function typescriptType(source: Source, { node, outer, above }: Declared): Unit | null {
  const kind = KINDS[node.type]
  const nameNode = fieldOf(node, 'name')
  if (kind === undefined || nameNode === null || nameNode.start === nameNode.end) return null
  const name = textOf(source, nameNode)
  const body = fieldOf(node, kind === 'alias' ? 'value' : 'body')
  const members = (body?.children ?? []).flatMap(
    (_, at) => typescriptMember(source, body!.children, at) ?? [],
  )
  const constructed = members.find((member) => member.kind === 'constructor')
  const decorators = [
    ...above.decorators,
    ...childrenOf(outer, 'decorator'),
    ...childrenOf(node, 'decorator'),
  ]
  return {
    pattern: null,
    kind,
    name,
    start: above.start,
    end: outer.end,
    declaration: behindDecorators(outer),
    body: insideOf(source, body),
    doc: above.doc,
    line: lineAt(source.text, outer.start),
    attributes: typescriptAttributes(source, [...new Set(decorators)]),
    members,
    facts: {
      ...noFacts,
      bases: basesOf(source, node),
      injected: [
        ...new Set([...(constructed?.parameters ?? []).map(({ type }) => type), ...injectedIn(source, body)]),
      ].filter((type) => type !== ''),
      types: typesIn(source, outer).filter((one) => one !== name),
    },
  }
}

function behindDecorators(outer: CodeNode): number {
  return outer.children.find(({ type }) => type !== 'decorator' && type !== 'comment')?.start ?? outer.start
}

function basesOf(source: Source, node: CodeNode): string[] {
  const heritage = childOf(node, 'class_heritage') ?? node
  const extended = childOf(heritage, 'extends_clause', 'extends_type_clause')
  const implemented = childOf(heritage, 'implements_clause')
  // `Base<T>` is two nodes here, a value and its type arguments.
  const first = extended === null ? [] : [textOf(source, extended).replace(/^extends\s+/, '')]
  return [...first, ...(implemented?.children ?? []).map((one) => textOf(source, one))]
}

/** `inject(OrderService)`, in fields. */
function injectedIn(source: Source, body: CodeNode | null): string[] {
  const found =
    body === null ? [] : textOf(source, body).matchAll(/\binject(?:<[^>()]*>)?\(\s*([A-Za-z_$][\w$.]*)/g)
  return [...found].map(([, name]) => name!)
}
