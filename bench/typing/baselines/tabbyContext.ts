/** The text around the cursor as Tabby's agent sees it (codeCompletion/contexts.ts:95-146, utils/string.ts:73-80). */
import type { Ask } from '#bench/typing/typingClient'

export interface TabbyContext {
  readonly path: string
  readonly prefix: string
  /** Without what is replaced. */
  readonly suffix: string
  /** Whether only signs and white space follow on the line; a suggestion replaces them. */
  readonly isLineEnd: boolean
  readonly replaced: string
  /** With their line breaks. */
  readonly prefixLines: readonly string[]
  readonly suffixLines: readonly string[]
  readonly currentLinePrefix: string
  readonly currentLineSuffix: string
}

export function contextOf({ path, text, offset }: Pick<Ask, 'path' | 'text' | 'offset'>): TabbyContext {
  const prefix = text.slice(0, offset)
  const rest = /^[^\n]*\n?/.exec(text.slice(offset))![0]
  const isLineEnd = /^\W*$/.test(rest)
  const replaced = isLineEnd ? rest.replace(/\r?\n$/, '') : ''
  const suffix = text.slice(offset + replaced.length)
  const [prefixLines, suffixLines] = [splitLines(prefix), splitLines(suffix)]
  return {
    path,
    prefix,
    suffix,
    isLineEnd,
    replaced,
    prefixLines,
    suffixLines,
    currentLinePrefix: prefixLines.at(-1) ?? '',
    currentLineSuffix: suffixLines[0] ?? '',
  }
}

/** What a solution is remembered by (cache.ts:19-37). */
export function keyOf({ path, prefix, suffix }: TabbyContext): string {
  return JSON.stringify([path, prefix, suffix])
}

/** Lines with their line breaks; an empty one at the end where the text ends with a break, none for an empty text. */
export function splitLines(text: string): string[] {
  return text === '' ? [] : text.split(/(?<=\n)/).concat(text.endsWith('\n') ? [''] : [])
}
