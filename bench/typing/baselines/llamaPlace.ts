/** Where the cursor stands, as llama.vscode sees it (src/completion.ts:55-74 and src/utils.ts:36-44). */
import type { Ask } from '#bench/typing/typingClient'

/** Lines before and after the cursor's (package.json:1202 and 1208). */
export const PREFIX_LINES = 256
const SUFFIX_LINES = 64

export interface Place {
  /** Whole lines before the cursor's. */
  readonly inputPrefix: string
  /** The rest of the line, and lines after it. */
  readonly inputSuffix: string
  /** The line up to the cursor; empty where that is white space. */
  readonly prompt: string
  /** The white space that the prompt leaves out. */
  readonly spacesToRemove: number
  readonly linePrefix: string
  readonly lineSuffix: string
  /** Of the whole line. */
  readonly indentation: number
  readonly lines: readonly string[]
  /** The cursor's line. */
  readonly line: number
}

export function placeOf({ text, offset }: Ask): Place {
  const lines = text.split('\n')
  const before = text.slice(0, offset).split('\n')
  const line = before.length - 1
  const [linePrefix, whole] = [before[line]!, lines[line]!]
  const lineSuffix = whole.slice(linePrefix.length)
  const isBlank = /^[ \t]*$/.test(linePrefix)
  return {
    inputPrefix: `${lines.slice(Math.max(0, line - PREFIX_LINES), line).join('\n')}\n`,
    inputSuffix: `${lineSuffix}\n${lines.slice(line + 1, line + 1 + SUFFIX_LINES).join('\n')}\n`,
    prompt: isBlank ? '' : linePrefix,
    spacesToRemove: isBlank ? linePrefix.length : 0,
    linePrefix,
    lineSuffix,
    indentation: whole.length - whole.trimStart().length,
    lines,
    line,
  }
}
