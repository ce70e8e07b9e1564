/** A place in finished code as it was before it was written: what would have been asked there, and what was written. */
import type { Language, Syntax } from '#engine/language/language'
import type { CompletionRequest } from './completionRequest'
import { type PromptSettings, prepareRequest } from './prepareRequest'
import { trimAnswer } from './trimAnswer'

export interface Hole {
  readonly request: CompletionRequest
  /** What stands there in the person's own text, cut by the same rules as an answer. */
  readonly middle: string
}

/**
 * The request that would have been made at `offset` before the person wrote what follows, and what they wrote.
 * Null where nothing was written there.
 * @param text with `\n` line ends
 * @param parse gives the tree of a text, so that the scope is decided as it is while one types
 */
export function holeAt(
  text: string,
  offset: number,
  language: Language,
  settings: PromptSettings,
  parse: (text: string) => Syntax | null = () => null,
): Hole | null {
  const prefix = text.slice(0, offset)
  const rest = text.slice(offset)
  // A line first; where its place without it asks for a block, more may belong to it.
  const line = holeOf('line')
  if (line?.request.scope === 'line') return line
  const block = holeOf('block')
  return block?.request.scope === 'block' ? block : null

  function holeOf(scope: 'line' | 'block'): Hole | null {
    const lines = `${firstLines(rest, settings.maxBlockLines + 1)}\n`
    const cut = trimAnswer(lines, { scope, prefix, suffix: '', maxLines: settings.maxBlockLines })
    if (cut.text.trim() === '') return null
    const around = prefix + rest.slice(cut.text.length).replace(/^[ \t]+(?=\n|$)/, '')
    const request = prepareRequest(around, offset, language, settings, { syntax: parse(around) })
    return { request, middle: cut.text }
  }
}

function firstLines(text: string, count: number): string {
  return text.split('\n', count).join('\n')
}
