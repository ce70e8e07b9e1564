/** Where an answer ends: the same rules for what a model streams, for what a person wrote, and for evaluation. */
import { lineRest } from './lineRest'
import type { Stop, StopReason, StopRule, TrimContext } from './stop'
import { stopAtBlockEnd } from './stopAtBlockEnd'
import { stopAtCloser } from './stopAtCloser'
import { stopAtLine } from './stopAtLine'
import { stopAtNextLine } from './stopAtNextLine'
import { stopAtRepetition } from './stopAtRepetition'
import { stopAtSuffix } from './stopAtSuffix'
import { unixLines } from './unixLines'

export interface Trimmed {
  readonly text: string
  /** True when nothing that could still follow would change `text`. */
  readonly done: boolean
  /** The rule that ended it; absent while none has. */
  readonly stop?: StopReason
}

const rules: readonly StopRule[] = [
  stopAtLine,
  stopAtBlockEnd,
  stopAtCloser,
  stopAtNextLine,
  stopAtSuffix,
  stopAtRepetition,
]

/**
 * The answer up to where the first rule ends it. First is the one that needs the least of the answer to know: so a
 * stream read piece by piece ends as the same answer read at once.
 * @param isWhole nothing more comes: the last line is judged too
 */
export function trimAnswer(answer: string, context: TrimContext, isWhole = false): Trimmed {
  const text = unixLines(isWhole ? `${answer}\n` : answer)
  let first: Stop | null = null
  for (const rule of rules) {
    const stop = rule(text, context)
    if (
      stop &&
      (first === null || stop.seen < first.seen || (stop.seen === first.seen && stop.at < first.at))
    )
      first = stop
  }
  if (first === null) return { text: withoutRest(text.trimEnd(), context), done: isWhole }
  const kept = text.slice(0, first.at).trimEnd()
  return { text: withoutRest(kept, context), done: true, stop: first.reason }
}

/** What else stands behind the cursor on its line is not offered again; what closes something has a rule of its own. */
function withoutRest(text: string, { suffix }: TrimContext): string {
  const rest = lineRest(suffix)
  const again = rest !== '' && !/^[)\]}>'"`]/.test(rest) && text.endsWith(rest)
  return again ? text.slice(0, -rest.length).trimEnd() : text
}
