/** A text with its tree, and the questions that recognisers ask of a node. */
import type { CodeNode } from '#engine/language/language'
import type { Range } from './unit'

export interface Source {
  readonly text: string
  readonly path: string
  readonly root: CodeNode
}

export function textOf({ text }: Source, { start, end }: Range): string {
  return text.slice(start, end)
}

export function fieldOf(node: CodeNode, field: string): CodeNode | null {
  return node.children.find((child) => child.field === field) ?? null
}

export function childOf(node: CodeNode, ...types: readonly string[]): CodeNode | null {
  return node.children.find(({ type }) => types.includes(type)) ?? null
}

export function childrenOf(node: CodeNode, ...types: readonly string[]): CodeNode[] {
  return node.children.filter(({ type }) => types.includes(type))
}

/** Every node under this one, with it, in the order of the text. */
export function* within(node: CodeNode): Generator<CodeNode> {
  const left = [node]
  for (let one = left.pop(); one !== undefined; one = left.pop()) {
    yield one
    for (let index = one.children.length - 1; index >= 0; index--) left.push(one.children[index]!)
  }
}

/** Names of types that are mentioned under a node, in the order of the text, each once. */
export function typesIn(source: Source, node: CodeNode): string[] {
  const names = new Set<string>()
  for (const one of within(node)) if (one.namesType) names.add(textOf(source, one))
  return [...names]
}

/** What a string says, without its quotes; null for what is no string. */
export function stringOf(source: Source, node: CodeNode | null): string | null {
  if (node === null || !/string/.test(node.type)) return null
  return textOf(source, node).replace(/^[$@]*(?:"""|["'`])|(?:"""|["'`])$/g, '')
}

/** What is between the braces, or behind the arrow, of a body. */
export function insideOf(source: Source, body: CodeNode | null): Range | null {
  if (body === null) return null
  const text = textOf(source, body)
  if (text.startsWith('{')) {
    const end = text.length > 1 && text.endsWith('}') ? body.end - 1 : body.end
    return { start: body.start + 1, end }
  }
  const arrow = /^=>\s*/.exec(text)?.[0].length ?? 0
  return { start: body.start + arrow, end: body.end }
}

/** How many lines are above an offset. */
export function lineAt(text: string, offset: number): number {
  let line = 0
  for (let at = text.indexOf('\n'); at !== -1 && at < offset; at = text.indexOf('\n', at + 1)) line++
  return line
}
