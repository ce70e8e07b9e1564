/** Answers that are not worth showing, each for its reason. */
import type { WithheldReason } from '#contracts/suggestion'
import type { Syntax } from '#engine/language/language'
import type { CompletionRequest } from './completionRequest'
import { isUnfinished } from './isUnfinished'
import { repeatsPrefix } from './repeatsPrefix'
import { repeatsSuffix } from './repeatsSuffix'
import { repetitionIn } from './repetitionIn'

export interface RejectionMemory {
  /** True where the person has rejected this text at this place before. */
  rejected(text: string): boolean
}

/** Fewer characters are faster typed than read (Tabby), unless they finish what was begun. */
const SHORTEST = 4

/**
 * The reason not to show `text`, which `trimAnswer` cut, or null.
 * @param syntaxAfter of the document with the text in it; by default the request parses that itself where it can
 */
export function withhold(
  text: string,
  request: CompletionRequest,
  memory: RejectionMemory,
  syntaxAfter?: Syntax | null,
): WithheldReason | null {
  if (text.trim() === '') return 'emptyAnswer'
  if (isTooShort(text)) return 'tooShort'
  if (repeatsSuffix(text, request)) return 'repeatsSuffix'
  if (repeatsPrefix(text, request)) return 'repeatsPrefix'
  if (repetitionIn(`${text}\n`) !== null) return 'repetitive'
  if (memory.rejected(text)) return 'rejectedBefore'
  // What goes on behind its end has errors until it does; what only closes may mend what is open further up.
  if (isUnfinished(text) || /^[\s)\]};,]+$/.test(text)) return null
  return request.fit?.breaks(text, request.scope, syntaxAfter) ? 'breaksSyntax' : null
}

function isTooShort(text: string): boolean {
  const short = text.trim()
  return short.length < SHORTEST && !/(?:[;)\]}>"'`,{]|\*\/)$/.test(short)
}
