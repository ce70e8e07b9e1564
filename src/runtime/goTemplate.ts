/** Fills in a Go template of a model: the prompt of a chat, or of text to be filled in between two others. */
import type { Message } from '#contracts/ollamaProtocol'
import { type Expression, type TemplateNode, parseGoTemplate } from './goTemplateSyntax'

/** Whether a template has a place for the text after the cursor. */
export function referencesSuffix(template: string): boolean {
  return /\{\{[^}]*\.Suffix\b/.test(template)
}

/** The prompt for text between `prompt` and `suffix`. Throws on what this runtime cannot fill in. */
export function renderInsert(template: string, prompt: string, suffix: string): string {
  return render(parseGoTemplate(template), { Prompt: prompt, Suffix: suffix, Response: '' })
}

/** The prompt for the next answer in a chat. Templates without `.Messages` get one turn at a time, as Ollama does. */
export function renderChat(template: string, messages: readonly Message[]): string {
  const nodes = parseGoTemplate(template)
  if (/\{\{[^}]*\.Messages\b/.test(template)) {
    const system = messages.filter(({ role }) => role === 'system').map(({ content }) => content)
    const list = messages.map(({ role, content }) => ({ Role: role, Content: content }))
    return render(nodes, { System: system.join('\n\n'), Messages: list, Response: '' })
  }
  let text = ''
  let turn = { System: '', Prompt: '', Response: '' }
  const close = (): void => {
    text += render(nodes, turn)
    turn = { System: '', Prompt: '', Response: '' }
  }
  for (const { role, content } of messages) {
    if (role === 'system') {
      if (turn.Prompt !== '' || turn.Response !== '') close()
      turn.System = content
    } else if (role === 'user') {
      if (turn.Response !== '') close()
      turn.Prompt = content
    } else if (role === 'assistant') {
      turn.Response = content
    }
  }
  return text + render(nodes, turn, true)
}

type Values = Readonly<Record<string, unknown>>

interface Scope {
  readonly root: Values
  readonly variables: Map<string, unknown>
  dot: unknown
  /** Set once the answer's place was reached and nothing after it counts. */
  ended: boolean
}

function render(nodes: readonly TemplateNode[], root: Values, endAtResponse = false): string {
  const scope: Scope = { root, variables: new Map(), dot: root, ended: false }
  return renderNodes(nodes, scope, endAtResponse)
}

function renderNodes(nodes: readonly TemplateNode[], scope: Scope, endAtResponse: boolean): string {
  let text = ''
  for (const node of nodes) {
    if (scope.ended) break
    text += renderNode(node, scope, endAtResponse)
  }
  return text
}

function renderNode(node: TemplateNode, scope: Scope, endAtResponse: boolean): string {
  switch (node.kind) {
    case 'text':
      return node.text
    case 'assign':
      scope.variables.set(node.name, evaluate(node.expression, scope))
      return ''
    case 'if':
      return renderNodes(
        truthy(evaluate(node.condition, scope)) ? node.then : node.else,
        scope,
        endAtResponse,
      )
    case 'range': {
      const list = evaluate(node.list, scope)
      if (!Array.isArray(list) || list.length === 0) return renderNodes(node.else, scope, endAtResponse)
      const outer = scope.dot
      let text = ''
      for (const [index, item] of list.entries()) {
        scope.dot = item
        if (node.index !== null) scope.variables.set(node.index, index)
        if (node.item !== null) scope.variables.set(node.item, item)
        text += renderNodes(node.body, scope, endAtResponse)
      }
      scope.dot = outer
      return text
    }
    case 'value': {
      const { expression } = node
      if (endAtResponse && expression.kind === 'path' && expression.path.at(-1) === 'Response')
        scope.ended = true
      return String(evaluate(expression, scope) ?? '')
    }
  }
}

function evaluate(expression: Expression, scope: Scope): unknown {
  if (expression.kind === 'literal') return expression.value
  if (expression.kind === 'path') {
    const { from, path } = expression
    const start = from === '.' ? scope.dot : from === '$' ? scope.root : scope.variables.get(from.slice(1))
    return path.reduce<unknown>((value, key) => (value as Values | null | undefined)?.[key], start)
  }
  return call(expression.name, expression.operands, scope)
}

function call(name: string, operands: readonly Expression[], scope: Scope): unknown {
  // `and` and `or` evaluate only as far as they must, as in Go.
  if (name === 'and' || name === 'or') {
    let value: unknown
    for (const operand of operands) {
      value = evaluate(operand, scope)
      if (truthy(value) === (name === 'or')) break
    }
    return value
  }
  const [first, ...rest] = operands.map((operand) => evaluate(operand, scope))
  switch (name) {
    case 'not':
      return !truthy(first)
    case 'eq':
      return rest.some((value) => value === first)
    case 'ne':
      return first !== rest[0]
    case 'len':
      return (first as { length?: number } | null)?.length ?? 0
    case 'slice':
      return (first as unknown[] | string).slice(...(rest as number[]))
    case 'index':
      return rest.reduce<unknown>(
        (value, key) => (value as Values | null | undefined)?.[key as string],
        first,
      )
    default:
      throw new Error(`template function "${name}" is not supported by this runtime`)
  }
}

function truthy(value: unknown): boolean {
  return Array.isArray(value) ? value.length > 0 : Boolean(value)
}
