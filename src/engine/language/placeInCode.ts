/** What stands at an offset in code. */
import type { Node } from 'web-tree-sitter'
import { blockAround } from './blockAround'
import type { CodeAt } from './codeAt'
import { countErrors } from './countErrors'
import { isInOpenString } from './isInOpenString'
import type { Place } from './syntax'
import { braceEndsUnit, endingWith, semicolonEndsUnit, unitEndingAt } from './unitEnd'

export function placeInCode(at: CodeAt): Place {
  const kind = kindAt(at)
  if (kind !== 'code') return { kind, inEmptyBlock: false, startsStatement: false, endsStatement: false }
  const block = blockAround(at)
  const last = lastTokenBefore(at)
  return {
    kind,
    inEmptyBlock: block !== null && at.text.slice(block.start, block.end).trim() === '',
    startsStatement: last === null || startsStatementAfter(last, at),
    endsStatement: last !== null && last.endIndex === at.offset && endsStatement(last, at),
  }
}

function kindAt({ text, root, grammar, offset }: CodeAt): 'code' | 'comment' | 'string' {
  if (offset === 0) return 'code'
  for (let node = root.descendantForIndex(offset - 1, offset); node !== null; node = node.parent) {
    const { type, startIndex, endIndex } = node
    if (grammar.comments.has(type)) {
      // A line comment goes on at its end.
      if (startIndex < offset && (offset < endIndex || text.startsWith('//', startIndex))) return 'comment'
    } else if (startIndex < offset && offset < endIndex) {
      if (grammar.strings.has(type)) return 'string'
      if (grammar.interpolations.has(type)) return 'code'
    }
  }
  const lineStart = text.lastIndexOf('\n', offset - 1) + 1
  const broken = countErrors(root, lineStart, offset) > 0
  return broken && isInOpenString(text.slice(lineStart, offset)) ? 'string' : 'code'
}

/** The last token that is no comment; null at the start of a file. */
function lastTokenBefore({ text, root, grammar, offset }: CodeAt): Node | null {
  let end = offset
  for (;;) {
    while (end > 0 && /\s|\uFEFF/.test(text.charAt(end - 1))) end--
    if (end === 0) return null
    const token = root.descendantForIndex(end - 1, end)
    if (token === null) return null
    const comment = token.isExtra && grammar.comments.has(token.type) ? token : null
    if (comment === null) return token
    end = comment.startIndex
  }
}

function startsStatementAfter(last: Node, { text, grammar, offset }: CodeAt): boolean {
  const holder = last.parent
  const onNewLine = text.slice(last.endIndex, offset).includes('\n')
  const isIn = (kinds: ReadonlySet<string>): boolean => holder !== null && kinds.has(holder.type)
  switch (last.type) {
    case '{':
      return isIn(grammar.blocks) || isIn(grammar.lists) || holder?.isError === true
    case ',':
      return isIn(grammar.lists)
    case ':':
      return isIn(grammar.holders)
    case ';':
      return semicolonEndsUnit(last)
    case '}':
      if (braceEndsUnit(last, grammar)) return true
      if (holder?.isError === true) return onNewLine
  }
  if (!onNewLine) return false
  if (isDirective(text, last.startIndex)) return true
  if (endingWith(last).some(({ type }) => grammar.attributes.has(type))) return true
  return grammar.lineEndsStatement && unitEndingAt(last, grammar)?.hasError === false
}

function endsStatement(last: Node, { grammar }: CodeAt): boolean {
  if (last.type === ';') {
    return semicolonEndsUnit(last) && !grammar.goesOnAfterSemicolon.has(last.parent?.type ?? '')
  }
  return last.type === '}' && braceEndsUnit(last, grammar)
}

/** A line for the compiler, such as `#region`. */
function isDirective(text: string, offset: number): boolean {
  return /^[ \t]*#/.test(text.slice(text.lastIndexOf('\n', offset) + 1))
}
