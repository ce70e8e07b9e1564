/** A member of a TypeScript class, interface or enum. */
import type { CodeNode } from '#engine/language/language'
import { aboveOf } from './above'
import { childrenOf, fieldOf, insideOf, type Source, textOf } from './source'
import { typescriptAttributes } from './typescriptAttributes'
import type { Member, MemberKind, Parameter } from './unit'

const KINDS: Readonly<Record<string, MemberKind>> = {
  method_definition: 'method',
  method_signature: 'method',
  abstract_method_signature: 'method',
  public_field_definition: 'field',
  property_signature: 'property',
  enum_assignment: 'value',
  property_identifier: 'value',
}
const FUNCTIONS = ['arrow_function', 'function_expression']

/** Null for what is no member, and for what has no name yet. */
export function typescriptMember(source: Source, siblings: readonly CodeNode[], at: number): Member | null {
  const node = siblings[at]!
  const kind = KINDS[node.type]
  const nameNode = fieldOf(node, 'name') ?? (node.type === 'property_identifier' ? node : null)
  if (kind === undefined || nameNode === null || nameNode.start === nameNode.end) return null
  const name = textOf(source, nameNode)
  const above = aboveOf(source, siblings, at)
  const value = fieldOf(node, 'value')
  const written = value !== null && FUNCTIONS.includes(value.type) ? value : node
  const type = fieldOf(node, 'type') ?? fieldOf(written, 'return_type')
  const inner = childrenOf(node, 'decorator')
  return {
    name,
    kind: kindOf(source, node, name, kind),
    start: above.start,
    end: source.text[node.end] === ';' ? node.end + 1 : node.end,
    declaration: inner.length === 0 ? node.start : afterSpace(source, inner.at(-1)!.end),
    body: insideOf(source, fieldOf(written, 'body')),
    doc: above.doc,
    attributes: typescriptAttributes(source, [...above.decorators, ...inner]),
    parameters: typescriptParameters(source, fieldOf(written, 'parameters')),
    type: type === null ? '' : textOf(source, type).replace(/^:\s*/, ''),
    isPrivate: name.startsWith('#') || /^private\b/.test(textOf(source, node).slice(0, 'private '.length)),
    verb: null,
    route: null,
  }
}

/** `get total()` is a property that is computed. */
function kindOf(source: Source, node: CodeNode, name: string, kind: MemberKind): MemberKind {
  if (name === 'constructor') return 'constructor'
  const isAccessor = /^(?:(?:public|protected|private|static|override|abstract)\s+)*[gs]et\s+[\w#$]/
  return kind === 'method' && isAccessor.test(textOf(source, node)) ? 'property' : kind
}

export function typescriptParameters(source: Source, list: CodeNode | null): Parameter[] {
  if (list === null) return []
  return childrenOf(list, 'required_parameter', 'optional_parameter').map((parameter) => {
    const type = fieldOf(parameter, 'type')
    return {
      ...{ start: parameter.start, end: parameter.end },
      name: textOf(source, fieldOf(parameter, 'pattern') ?? parameter),
      type: type === null ? '' : textOf(source, type).replace(/^:\s*/, ''),
    }
  })
}

function afterSpace({ text }: Source, offset: number): number {
  return offset + /^\s*/.exec(text.slice(offset, offset + 1000))![0].length
}
