/** Where an answer ends: the same rule for what a model streams, for what a person wrote, and for evaluation. */
import type { Scope } from '#contracts/suggestion'
import { indentationOf } from '#engine/language/language'

export interface Trimmed {
  readonly text: string
  /** True when nothing that could still follow would change `text`. */
  readonly done: boolean
}

export interface TrimContext {
  readonly scope: Scope
  readonly prefix: string
  readonly suffix: string
  readonly maxLines: number
}

/**
 * A `line` ends at the first line break. A `block` ends before a blank line, before a line that is indented less than
 * the cursor's, or after `maxLines`. What the suffix already holds on the cursor's line is not offered again.
 */
export function trimAnswer(answer: string, context: TrimContext): Trimmed {
  const trimmed = context.scope === 'line' ? firstLine(answer) : block(answer, context)
  const text = trimmed.text.trimEnd()
  return { text: withoutSuffix(text, context.suffix), done: trimmed.done }
}

function firstLine(answer: string): Trimmed {
  const end = answer.indexOf('\n')
  return end < 0 ? { text: answer, done: false } : { text: answer.slice(0, end), done: true }
}

function block(answer: string, { prefix, maxLines }: TrimContext): Trimmed {
  const indentation = indentationOf(prefix.slice(prefix.lastIndexOf('\n') + 1))
  const lines = answer.split('\n')
  const complete = lines.length - 1
  for (const [index, line] of lines.entries()) {
    if (index >= maxLines) return { text: lines.slice(0, index).join('\n'), done: true }
    // The last line is still being written: its end cannot be judged yet.
    if (index === complete) break
    if (index > 0 && (line.trim() === '' || indentationOf(line).length < indentation.length)) {
      return { text: lines.slice(0, index).join('\n'), done: true }
    }
  }
  const last = lines[complete] ?? ''
  const shallow = complete > 0 && last.trim() !== '' && indentationOf(last).length < indentation.length
  const kept = shallow ? lines.slice(0, complete) : lines
  return { text: kept.join('\n'), done: shallow }
}

function withoutSuffix(text: string, suffix: string): string {
  const rest = (suffix.split('\n', 1)[0] ?? '').trim()
  return rest !== '' && text.endsWith(rest) ? text.slice(0, -rest.length).trimEnd() : text
}
