/** The text around the cursor as Continue sees it: pruned by whole lines, and the line below. */
import type { Ask } from '#bench/typing/typingClient'

const PROMPT_TOKENS = 1024
const PREFIX_SHARE = 0.3
const SUFFIX_SHARE = 0.2
const CHARACTERS_A_TOKEN = 4

export interface ContinuePlace {
  readonly prefix: string
  readonly suffix: string
  readonly lineSuffix: string
  /** The next line with text on it; blank where there is none (StreamTransformPipeline.ts:85-99). */
  readonly lineBelow: string
  /** How a comment starts in the file's language. */
  readonly comment: string
  readonly isMultiline: boolean
}

export function continuePlace({ path, text, offset }: Ask): ContinuePlace {
  const [before, after] = [text.slice(0, offset), text.slice(offset)]
  const prefix = prunedFromTop(before, PROMPT_TOKENS * PREFIX_SHARE)
  const left = PROMPT_TOKENS - tokensOf(prefix.split('\n'))
  const suffix = prunedFromBottom(after, Math.min(left, PROMPT_TOKENS * SUFFIX_SHARE))
  const [lineSuffix = '', ...below] = after.split('\n')
  const comment = /\.(py|ya?ml|rb|r|jl)$/i.test(path) ? '#' : '//'
  return {
    prefix,
    suffix: suffix === '' ? '\n' : suffix,
    lineSuffix,
    lineBelow: below.find((line) => line.trim() !== '') ?? '',
    comment,
    isMultiline: !before
      .slice(before.lastIndexOf('\n') + 1)
      .trimStart()
      .startsWith(comment),
  }
}

/** core/llm/countTokens.ts:282-309: lines go from the top until the rest fits. */
function prunedFromTop(text: string, most: number): string {
  const lines = text.split('\n')
  while (lines.length > 0 && tokensOf(lines) > most) lines.shift()
  return lines.join('\n')
}

function prunedFromBottom(text: string, most: number): string {
  const lines = text.split('\n')
  while (lines.length > 0 && tokensOf(lines) > most) lines.pop()
  return lines.join('\n')
}

/** A token for each line break too. */
function tokensOf(lines: readonly string[]): number {
  return lines.reduce((sum, line) => sum + Math.ceil(line.length / CHARACTERS_A_TOKEN), lines.length - 1)
}
