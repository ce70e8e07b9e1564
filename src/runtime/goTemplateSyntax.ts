/** The part of Go's text/template that model templates use, as a syntax tree. */
export type Expression =
  | { readonly kind: 'literal'; readonly value: string | number | boolean }
  /** `.A.B` from the dot, `$.A` from the root, `$name.A` from a variable; an empty path is the thing itself. */
  | { readonly kind: 'path'; readonly from: '.' | '$' | (string & {}); readonly path: readonly string[] }
  | { readonly kind: 'call'; readonly name: string; readonly operands: readonly Expression[] }

export type TemplateNode =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'value'; readonly expression: Expression }
  | { readonly kind: 'assign'; readonly name: string; readonly expression: Expression }
  | {
      readonly kind: 'if'
      readonly condition: Expression
      readonly then: TemplateNode[]
      readonly else: TemplateNode[]
    }
  | {
      readonly kind: 'range'
      readonly list: Expression
      readonly index: string | null
      readonly item: string | null
      readonly body: TemplateNode[]
      readonly else: TemplateNode[]
    }

type Piece =
  { readonly kind: 'text'; readonly text: string } | { readonly kind: 'action'; readonly text: string }

/** Throws when a delimiter, a block or an expression is not closed. */
export function parseGoTemplate(source: string): TemplateNode[] {
  const pieces = split(source)
  const { nodes, end } = parseNodes(pieces, 0)
  if (end !== null) throw new Error(`unexpected {{${end}}}`)
  return nodes
}

/** Cuts at `{{` and `}}`, trims where `-` says so, drops comments. */
function split(source: string): Piece[] {
  const pieces: Piece[] = []
  let rest = source
  let trimStart = false
  const text = (value: string, trimEnd: boolean): void => {
    const cut = trimStart ? value.trimStart() : value
    pieces.push({ kind: 'text', text: trimEnd ? cut.trimEnd() : cut })
  }
  for (;;) {
    const open = rest.indexOf('{{')
    if (open < 0) break
    const close = rest.indexOf('}}', open)
    if (close < 0) throw new Error('unclosed action')
    const inner = rest.slice(open + 2, close)
    text(rest.slice(0, open), /^-\s/.test(inner))
    trimStart = /\s-$/.test(inner)
    const action = inner.replace(/^-\s/, '').replace(/\s-$/, '').trim()
    if (!action.startsWith('/*')) pieces.push({ kind: 'action', text: action })
    rest = rest.slice(close + 2)
  }
  text(rest, false)
  return pieces
}

interface Parsed {
  readonly nodes: TemplateNode[]
  /** The action that ended the list (`end`, `else`, `else if …`), null at the end of the template. */
  readonly end: string | null
  readonly next: number
}

function parseNodes(pieces: readonly Piece[], start: number): Parsed {
  const nodes: TemplateNode[] = []
  for (let at = start; at < pieces.length;) {
    const piece = pieces[at++]!
    if (piece.kind === 'text') {
      if (piece.text !== '') nodes.push(piece)
      continue
    }
    const [, keyword, rest = ''] = /^(if|range|else|end)\b\s*(.*)$/s.exec(piece.text) ?? []
    if (keyword === 'end' || keyword === 'else') return { nodes, end: piece.text, next: at }
    if (keyword === undefined) {
      nodes.push(parseAction(piece.text))
      continue
    }
    const block = keyword === 'if' ? parseIf(rest, pieces, at) : parseRange(rest, pieces, at)
    nodes.push(block.node)
    at = block.next
  }
  return { nodes, end: null, next: pieces.length }
}

interface Block {
  readonly node: TemplateNode
  readonly next: number
}

function parseIf(condition: string, pieces: readonly Piece[], start: number): Block {
  const then = parseNodes(pieces, start)
  const chained = /^else\s+if\b\s*(.*)$/s.exec(then.end ?? '')
  if (chained) {
    const inner = parseIf(chained[1] ?? '', pieces, then.next)
    return {
      node: { kind: 'if', condition: parseExpression(condition), then: then.nodes, else: [inner.node] },
      next: inner.next,
    }
  }
  const otherwise = parseElse(then, pieces)
  return {
    node: { kind: 'if', condition: parseExpression(condition), then: then.nodes, else: otherwise.nodes },
    next: otherwise.next,
  }
}

function parseRange(head: string, pieces: readonly Piece[], start: number): Block {
  const [, first, second, list] = /^(?:\$(\w+)\s*(?:,\s*\$(\w+)\s*)?:=)?\s*(.*)$/s.exec(head) ?? []
  const body = parseNodes(pieces, start)
  const otherwise = parseElse(body, pieces)
  const node: TemplateNode = {
    kind: 'range',
    list: parseExpression(list ?? ''),
    index: second === undefined ? null : (first ?? null),
    item: second ?? first ?? null,
    body: body.nodes,
    else: otherwise.nodes,
  }
  return { node, next: otherwise.next }
}

/** What follows `{{else}}` up to `{{end}}`; nothing when the block ended at once. */
function parseElse(body: Parsed, pieces: readonly Piece[]): { nodes: TemplateNode[]; next: number } {
  if (body.end === 'end') return { nodes: [], next: body.next }
  const otherwise = body.end === 'else' ? parseNodes(pieces, body.next) : null
  if (otherwise?.end !== 'end') throw new Error('unexpected EOF')
  return otherwise
}

function parseAction(text: string): TemplateNode {
  const [, name, expression] = /^\$(\w+)\s*:?=\s*(.*)$/s.exec(text) ?? []
  if (name !== undefined) return { kind: 'assign', name, expression: parseExpression(expression ?? '') }
  return { kind: 'value', expression: parseExpression(text) }
}

function parseExpression(text: string): Expression {
  const tokens = text.match(/"(?:[^"\\]|\\.)*"|`[^`]*`|[()]|[^\s()]+/g) ?? []
  const { expression, next } = parseCall(tokens, 0)
  if (next !== tokens.length) throw new Error(`unexpected ${tokens[next]} in {{${text}}}`)
  return expression
}

function parseCall(tokens: readonly string[], start: number): { expression: Expression; next: number } {
  const operands: Expression[] = []
  let at = start
  while (at < tokens.length && tokens[at] !== ')') {
    if (tokens[at] === '(') {
      const inner = parseCall(tokens, at + 1)
      if (tokens[inner.next] !== ')') throw new Error('unclosed left paren')
      operands.push(inner.expression)
      at = inner.next + 1
    } else {
      operands.push(parseOperand(tokens[at++]!))
    }
  }
  const [head, ...rest] = operands
  if (head === undefined) throw new Error('missing value for command')
  if (head.kind === 'call' && head.operands.length === 0) {
    return { expression: { ...head, operands: rest }, next: at }
  }
  if (rest.length > 0) throw new Error('only functions take arguments')
  return { expression: head, next: at }
}

function parseOperand(token: string): Expression {
  if (token.startsWith('"')) return { kind: 'literal', value: String(JSON.parse(token)) }
  if (token.startsWith('`')) return { kind: 'literal', value: token.slice(1, -1) }
  if (token === 'true' || token === 'false') return { kind: 'literal', value: token === 'true' }
  if (/^-?\d+(\.\d+)?$/.test(token)) return { kind: 'literal', value: Number(token) }
  if (token.startsWith('.') || token.startsWith('$')) {
    const [from = '', ...path] = token.split('.')
    return { kind: 'path', from: from === '' ? '.' : from, path: path.filter((part) => part !== '') }
  }
  return { kind: 'call', name: token, operands: [] }
}
