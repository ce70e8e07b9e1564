/** The syntax of an Angular template, in whatever state it is. */
import { Element, type ParseSourceSpan, parseTemplate } from '@angular/compiler'
import { isInOpenString } from './isInOpenString'
import type { Place, Syntax } from './syntax'
import { type TemplatePosition, parseTemplateTree, positionIn } from './templateTree'

export function templateSyntax(text: string): Syntax {
  const tree = parseTemplateTree(text)
  let errors: readonly ParseSourceSpan[] | null = null
  return {
    tree: () => null,
    placeAt: (offset) => placeIn(positionIn(tree, text, offset), text, offset),
    blockEnd: (offset) => positionIn(tree, text, offset).around?.end ?? null,
    errorsIn(start, end) {
      errors ??= errorsOf(text)
      return errors.filter((span) => span.start.offset <= end && span.end.offset >= start).length
    },
    declarations: () => [],
    typesIn: () => [],
  }
}

/** With those in expressions, which the tree knows nothing of. */
function errorsOf(text: string): ParseSourceSpan[] {
  const { errors } = parseTemplate(text, '', {
    preserveWhitespaces: true,
    alwaysAttemptHtmlToR3AstConversion: true,
  })
  // One unfinished expression has several messages.
  const bySpan = new Map((errors ?? []).map(({ span }) => [`${span.start.offset} ${span.end.offset}`, span]))
  return [...bySpan.values()]
}

const NOWHERE = { inEmptyBlock: false, startsStatement: false, endsStatement: false }

function placeIn(position: TemplatePosition, text: string, offset: number): Place {
  const { around, tag, lastEnd } = position
  if (isInside('<!--', '-->', text, offset)) return { kind: 'comment', ...NOWHERE }
  if (tag !== null) {
    return {
      kind:
        tag instanceof Element
          ? kindInTag(tag, text, offset)
          : kindOf(text.slice(tag.sourceSpan.start.offset, offset)),
      ...NOWHERE,
    }
  }
  const start = Math.max(around?.start ?? 0, lastEnd ?? 0)
  const expression = openExpression(text.slice(start, offset))
  if (expression !== null) return { kind: kindOf(expression), ...NOWHERE }

  const line = text.slice(text.lastIndexOf('\n', offset - 1) + 1, offset)
  if (/<\/?[\w:.-]*$/.test(line)) return { kind: 'code', ...NOWHERE }
  const isEmpty = around !== null && around.end !== null && text.slice(around.start, around.end).trim() === ''
  return {
    kind: 'text',
    inEmptyBlock: isEmpty,
    startsStatement: line.trim() === '' || withoutComments(text.slice(start, offset)).trim() === '',
    endsStatement: lastEnd === offset,
  }
}

function kindInTag(element: Element, text: string, offset: number): Place['kind'] {
  const attribute = element.attrs.findLast(({ sourceSpan }) => sourceSpan.start.offset < offset)
  if (attribute === undefined) return 'code'
  const { name, sourceSpan, valueSpan } = attribute
  // Not closed yet, or empty: the parser tells of no value.
  const written = /^[^=]*=\s*(["'])((?:(?!\1)[^])*)$/.exec(text.slice(sourceSpan.start.offset, offset))
  if (written === null && !(valueSpan !== undefined && offset <= valueSpan.end.offset)) return 'code'
  const value = written?.[2] ?? text.slice(valueSpan?.start.offset, offset)
  if (/^[[(*@]|^(?:bind|on|bindon)-/.test(name)) return kindOf(value)
  const expression = openExpression(value)
  return expression === null ? 'string' : kindOf(expression)
}

/** Of code that goes on behind this. */
function kindOf(expression: string): 'code' | 'string' {
  return isInOpenString(expression) ? 'string' : 'code'
}

/** What stands behind the last `{{` that nothing closes. */
function openExpression(text: string): string | null {
  const open = text.lastIndexOf('{{')
  return open === -1 || text.indexOf('}}', open) !== -1 ? null : text.slice(open + 2)
}

function isInside(open: string, close: string, text: string, offset: number): boolean {
  const start = text.lastIndexOf(open, offset - open.length)
  if (start === -1 || offset < open.length) return false
  const end = text.indexOf(close, start + open.length)
  return end === -1 || end + close.length > offset
}

function withoutComments(text: string): string {
  return text.replaceAll(/<!--[^]*?-->/g, '')
}
