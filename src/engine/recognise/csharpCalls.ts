/** Calls in C# that wire things up: endpoints of minimal APIs, and registrations for injection. */
import type { CodeNode } from '#engine/language/language'
import { csharpParameters } from './csharpParameters'
import { childOf, childrenOf, fieldOf, insideOf, type Source, stringOf, textOf } from './source'
import type { Member } from './unit'

const REGISTERS =
  /^(?:Try)?Add(?:Keyed)?(?:Scoped|Transient|Singleton|HostedService|HttpClient|DbContext(?:Pool|Factory)?)$/
const MAPS = /^Map(Get|Post|Put|Delete|Patch)$/

/** In the order of the text; each spans the statement that it stands in. */
export function wiringCalls(source: Source, node: CodeNode): Member[] {
  const calls: Member[] = []
  const visit = (one: CodeNode, statement: CodeNode): void => {
    const around = one.type.endsWith('_statement') ? one : statement
    // The calls of a chain are nested: the first of it is the innermost.
    for (const child of one.children) visit(child, around)
    if (one.type === 'invocation_expression') calls.push(...callOf(source, one, around))
  }
  visit(node, node)
  return calls
}

function callOf(source: Source, call: CodeNode, statement: CodeNode): Member[] {
  const called = fieldOf(call, 'function')
  if (called?.type !== 'member_access_expression') return []
  const nameNode = fieldOf(called, 'name')
  if (nameNode === null) return []
  const name = textOf(source, nameNode).replace(/<[^]*$/, '')
  const list = fieldOf(call, 'arguments')
  const values = childrenOf(list ?? call, 'argument').map((argument) => argument.children.at(-1) ?? argument)
  if (REGISTERS.test(name)) return [registration(source, name, nameNode, values, statement)]
  const verb = MAPS.exec(name)?.[1]
  return verb === undefined ? [] : endpoint(source, verb.toUpperCase(), values, statement)
}

function registration(
  source: Source,
  name: string,
  nameNode: CodeNode,
  values: readonly CodeNode[],
  statement: CodeNode,
): Member {
  const generic = childOf(nameNode, 'type_argument_list')
  const types =
    generic === null
      ? values.filter(({ type }) => type === 'typeof_expression').map((one) => textOf(source, one))
      : generic.children.map((one) => textOf(source, one))
  return { ...at(statement), name, kind: 'registration', type: types.join(', ') }
}

/** None without a handler: a lambda, or a method by its name. */
function endpoint(source: Source, verb: string, values: readonly CodeNode[], statement: CodeNode): Member[] {
  const route = values.map((value) => stringOf(source, value)).find((one) => one !== null) ?? null
  const handler = values.find(
    ({ type }) => type === 'lambda_expression' || type === 'anonymous_method_expression',
  )
  const method = values.find((value) => /^(?:\w+\.)*[A-Z]\w*$/.test(textOf(source, value)))
  if (handler === undefined && method === undefined) return []
  const body = handler === undefined ? null : insideOf(source, fieldOf(handler, 'body'))
  return [
    {
      ...at(statement),
      name: method === undefined ? `${verb} ${route ?? ''}`.trim() : textOf(source, method),
      kind: 'endpoint',
      body,
      parameters: csharpParameters(source, handler === undefined ? null : fieldOf(handler, 'parameters')),
      verb,
      route: route ?? '',
    },
  ]
}

function at({ start, end }: CodeNode): Omit<Member, 'name' | 'kind'> {
  return {
    ...{ start, end, declaration: start, body: null, doc: null, attributes: [], parameters: [] },
    ...{ type: '', isPrivate: false, verb: null, route: null },
  }
}
