/** Examples from what was asked for in words at a place in a file: the instruction, and the text that was kept for it. */
import type { ChatExample } from '#contracts/example'
import type { LeftOutReason } from '#contracts/leftOut'
import type { Settings } from '#contracts/settings'
import { prepareInstruction } from '#engine/completion/completion'
import { languageOf } from '#engine/language/language'
import { holdsPlaceholder } from '#engine/redact/redact'
import { contentHashOf, exampleId } from '#engine/curate/example/exampleId'
import type { SuggestionStory } from './suggestionStory'
import { sureness, weightFor, weightOf } from './suggestionWeight'

const KEPT = 0.5
const POOR_STARS = 2
/** Longer ones are whole files, of which nobody knows what was still the answer. */
const MOST_CHARACTERS = 8000

type Common = Omit<ChatExample, 'format' | 'task' | 'messages' | 'id' | 'contentHash' | 'at' | 'weight'>

/**
 * The question is put as it is served, in an empty file: the code around the place is not stored. Of a conversation only
 * the last question is, which may make no sense without those before it.
 */
export function fromAnswer(
  story: SuggestionStory,
  common: Common,
  settings: Settings,
): readonly ChatExample[] | LeftOutReason {
  const { suggestion, instruction } = story.row
  const language = languageOf(suggestion.path)
  if (suggestion.surface === 'chat' || instruction === null || language === null) return 'notGrounded'
  const answer = answerOf(story)
  if (typeof answer === 'string') return answer
  const content = answer.text.replaceAll('\r\n', '\n').trimEnd()
  if (content.trim() === '') return 'notKept'
  if (content.length > MOST_CHARACTERS) return 'tooLong'
  if (holdsPlaceholder(content)) return 'heldSecret'
  const place = { text: '', start: 0, end: 0, path: suggestion.path, language, instruction }
  const request = prepareInstruction(place, 'chat', settings)
  if (request.ability !== 'chat') return 'notGrounded'
  const asked = request.messages.map((message) => message.content).join('\n')
  return [
    {
      format: 'chat',
      task: 'change',
      messages: [...request.messages, { role: 'assistant', content }],
      ...{ id: exampleId(asked, content), contentHash: contentHashOf(instruction, content), at: answer.at },
      weight: answer.isOwn ? weightOf(sureness.correction) : weightFor(story, sureness.kept),
      ...common,
    },
  ]
}

function answerOf({
  row,
  accepted,
  look,
  reverted,
}: SuggestionStory): { text: string; at: number; isOwn: boolean } | LeftOutReason {
  const { rating } = row
  if (rating !== null && rating.expected !== null)
    return { text: rating.expected, at: rating.at, isOwn: true }
  if (rating !== null && rating.stars !== null && rating.stars <= POOR_STARS) return 'ratedPoor'
  if (accepted === null) return 'notKept'
  if (look === null) return 'notSettled'
  if (reverted) return 'reverted'
  return look.keptRatio < KEPT ? 'notKept' : { text: look.finalText, at: look.at, isOwn: false }
}
