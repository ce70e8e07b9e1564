/** From what a model answers to an instruction, the text that goes into the document. */
import type { InstructionPlace, ModelAbility } from '#engine/completion/completion'
import { endOfFilling } from './endOfFilling'
import { type IndentationStyle, fitIndentation } from './fitIndentation'
import { indentationAt } from './indentationAt'
import { withoutFence } from './withoutFence'
import { withoutFollowing, withoutLead } from './withoutRepeat'

export interface CleanAnswer {
  readonly text: string
  /** True when nothing that could still follow would change `text`. */
  readonly done: boolean
}

/**
 * @param answer all of it where `whole`; otherwise so far, and only its whole lines are given out
 * @param style null keeps what the answer uses
 */
export function cleanAnswer(
  answer: string,
  whole: boolean,
  ability: ModelAbility,
  place: Pick<InstructionPlace, 'text' | 'start' | 'end' | 'language'>,
  style: IndentationStyle | null,
): CleanAnswer {
  const lead = place.text.slice(place.text.lastIndexOf('\n', place.start - 1) + 1, place.start)
  const { indentation, missing } = indentationAt(place, style)
  const after = place.text.slice(place.end)
  const plain = answer.replaceAll('\r\n', '\n')
  const ended = ability === 'fillIn' ? endOfFilling(plain, indentation, after) : { text: plain, done: false }
  const complete = whole || ended.done
  const given = complete ? ended.text : ended.text.slice(0, ended.text.lastIndexOf('\n') + 1)
  const code = ability === 'chat' || /^\s*```/.test(given) ? withoutFence(given) : given
  const trimmed = code.replace(/^(?:[ \t]*\n)+/, '').trimEnd()
  const own = withoutLead(trimmed, lead)
  // A model that fills in goes on from the place; one that talks begins anew.
  const fitted = ability === 'chat' ? missing + fitIndentation(own, indentation, style) : startedAt(own, lead)
  return { text: complete ? withoutFollowing(fitted, after) : fitted, done: ended.done }
}

/** Behind white space no more of it is wanted. */
function startedAt(text: string, lead: string): string {
  return lead !== '' && lead.trim() === '' ? text.trimStart() : text
}
