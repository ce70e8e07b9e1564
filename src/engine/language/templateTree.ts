/** What of an Angular template surrounds an offset. */
import { Block, Element, HtmlParser, LetDeclaration, type Node, type ParseError } from '@angular/compiler'

/** The inside of an element or a block. */
export interface Surrounding {
  readonly start: number
  /** At the closing tag or brace; null where there is none. */
  readonly end: number | null
}

export interface TemplatePosition {
  /** The innermost element or block around the offset; null at the top level. */
  readonly around: Surrounding | null
  /** Elements and blocks whose opening or closing tag holds the offset; null between tags. */
  readonly tag: Element | Block | LetDeclaration | null
  /** Where the nearest element, block or declaration before the offset ends, on the same level. */
  readonly lastEnd: number | null
}

export interface TemplateTree {
  readonly roots: readonly Node[]
  readonly errors: readonly ParseError[]
}

/** A message with plural forms has braces that are no blocks; elsewhere looking for them makes errors of any brace. */
const HAS_PLURAL = /\{[^{}]*,\s*(?:plural|select|selectordinal)\s*,/

export function parseTemplateTree(text: string): TemplateTree {
  const { rootNodes, errors } = new HtmlParser().parse(text, '', {
    tokenizeExpansionForms: HAS_PLURAL.test(text),
    tokenizeBlocks: true,
    tokenizeLet: true,
    preserveLineEndings: true,
    leadingTriviaChars: [],
  })
  return { roots: rootNodes, errors }
}

export function positionIn({ roots }: TemplateTree, text: string, offset: number): TemplatePosition {
  let around: Surrounding | null = null
  let nodes: readonly Node[] = roots
  let limit = text.length
  for (;;) {
    let lastEnd: number | null = null
    let inside: Element | Block | null = null
    for (const [index, node] of nodes.entries()) {
      if (!isTag(node)) continue
      if (node.sourceSpan.start.offset >= offset) break
      const next = nodes[index + 1]?.sourceSpan.start.offset ?? limit
      const end = endOf(node, next)
      if (isBehind(node, end, offset) && isWhole(node, text)) lastEnd = end
      else if (holds(node, offset, text)) return { around, tag: node, lastEnd }
      else if (node instanceof Element || node instanceof Block) [inside, limit] = [node, end]
    }
    if (inside === null) return { around, tag: null, lastEnd }
    limit = inside.endSourceSpan?.start.offset ?? limit
    around = { start: inside.startSourceSpan.end.offset, end: inside.endSourceSpan?.start.offset ?? null }
    nodes = inside.children
  }
}

function isTag(node: Node): node is Element | Block | LetDeclaration {
  return node instanceof Element || node instanceof Block || node instanceof LetDeclaration
}

/** An element without a closing tag goes on to what follows it. */
function endOf(node: Element | Block | LetDeclaration, next: number): number {
  if (node instanceof LetDeclaration) return node.sourceSpan.end.offset
  if (node instanceof Element && node.isVoid) return node.startSourceSpan.end.offset
  return node.endSourceSpan?.end.offset ?? next
}

/** At the end of an element that nothing closes, one is still in it. */
function isBehind(node: Element | Block | LetDeclaration, end: number, offset: number): boolean {
  const isClosed = node instanceof LetDeclaration || node.endSourceSpan !== null
  return end < offset || (end === offset && (isClosed || (node instanceof Element && node.isVoid)))
}

/** Nothing is missing at the end of the opening tag. */
function isWhole(node: Element | Block | LetDeclaration, text: string): boolean {
  const opening = node instanceof LetDeclaration ? node.sourceSpan : node.startSourceSpan
  const last = text[opening.end.offset - 1]
  return node instanceof Element ? last === '>' : last === (node instanceof Block ? '{' : ';')
}

function holds(node: Element | Block | LetDeclaration, offset: number, text: string): boolean {
  if (node instanceof LetDeclaration) return true
  const { startSourceSpan: opening, endSourceSpan: closing } = node
  if (offset < opening.end.offset || (offset === opening.end.offset && !isWhole(node, text))) return true
  return closing !== null && closing.start.offset < offset && offset < closing.end.offset
}
