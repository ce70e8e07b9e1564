/** A declaration without what only its own file needs: bodies, long values, comments, private members. */
import type { Node } from 'web-tree-sitter'
import type { Grammar } from './grammar'

/** A value or a decorator stays where it is short enough to tell something: `= signal<Order[]>([])`. */
const LONGEST_KEPT = 60

export function signatureOf(declaration: Node, text: string, grammar: Grammar): string {
  let [kept, at] = ['', declaration.startIndex]
  for (const { start, end, instead } of cutsIn(declaration, '', grammar)) {
    const before = text.slice(at, start)
    // What stands for a body follows the line that it began on.
    kept += instead === '' ? before : before.trimEnd() + instead
    at = end
  }
  return tidy(kept + text.slice(at, declaration.endIndex), indentationAt(text, declaration.startIndex))
}

interface Cut {
  readonly start: number
  readonly end: number
  readonly instead: string
}

/** In the order of the text. `holder` is the type of the type around, of which the node is a member. */
function cutsIn(node: Node, holder: string, grammar: Grammar): Cut[] {
  if (isLeftOut(node, holder, grammar)) return [cut(node, '')]
  const body = grammar.withBody.has(node.type) ? node.childForFieldName('body') : null
  const value = grammar.withValue.has(node.type) ? valueOf(node) : null
  const inside = grammar.types.has(node.type) ? node.type : holder
  return node.children.flatMap((child) => {
    if (child.id === body?.id) return [bodyCut(node, child)]
    if (child.id === value?.id && !isShort(child) && !grammar.withBody.has(child.type))
      return [cut(child, ' …')]
    return cutsIn(child, inside, grammar)
  })
}

function cut({ startIndex, endIndex }: Node, instead: string): Cut {
  return { start: startIndex, end: endIndex, instead }
}

function bodyCut(node: Node, body: Node): Cut {
  if (node.type.endsWith('function')) return cut(body, ' …')
  // `=> x;` has its semicolon already.
  const end = body.nextSibling?.type === ';' ? body.nextSibling.endIndex : body.endIndex
  return { start: body.startIndex, end, instead: ';' }
}

function isLeftOut(node: Node, holder: string, grammar: Grammar): boolean {
  if (grammar.comments.has(node.type)) return true
  if (grammar.attributes.has(node.type)) return !keepsAttribute(node, grammar)
  if (holder === '' || !grammar.members.has(node.type)) return false
  const modifiers = node.children.filter(({ type }) => grammar.modifiers.has(type)).map(({ text }) => text)
  return grammar.isPrivate(modifiers, node.childForFieldName('name')?.text ?? '', holder)
}

/** One over a whole type tells of that file alone: `@Component({ ... })`. */
function keepsAttribute(node: Node, grammar: Grammar): boolean {
  return grammar.keepsAttributes && isShort(node) && !grammar.types.has(node.parent?.type ?? '')
}

function valueOf(node: Node): Node | null {
  return (
    node.childForFieldName('value') ?? node.children.find(({ type }) => type === '=')?.nextSibling ?? null
  )
}

function isShort({ text }: Node): boolean {
  return text.length <= LONGEST_KEPT && !text.includes('\n')
}

function indentationAt(text: string, offset: number): string {
  return /^[ \t]*/.exec(text.slice(text.lastIndexOf('\n', offset - 1) + 1, offset))?.[0] ?? ''
}

/** Without the lines that became empty, and as far left as it goes. */
function tidy(text: string, indentation: string): string {
  return text
    .split(/\r?\n/)
    .map((line) => (line.startsWith(indentation) ? line.slice(indentation.length) : line).trimEnd())
    .filter((line) => !/^[ \t]*;?$/.test(line))
    .join('\n')
}
