/** The next answer in a conversation, by the active version. */
import { prepareConversation } from '#engine/completion/completion'
import type { ChatMessage } from '#platform/ollama'
import { abilityOf } from './abilityOf'
import { type AnswerOutcome, type AnswerParts, giveAnswer } from './askedAnswer'

export interface ChatTurn {
  /** The folder that the person works in; empty without one. */
  readonly workspace: string
  readonly messages: readonly ChatMessage[]
}

/** An answer ends here at the latest. */
const MOST_TOKENS = 1024

/** @param onPiece told of each piece of the answer as it comes */
export async function chat(
  { workspace, messages }: ChatTurn,
  parts: AnswerParts,
  onPiece: (piece: string) => void,
  signal?: AbortSignal,
): Promise<AnswerOutcome> {
  const { ollama, settings } = parts
  const asked = messages.findLast(({ role }) => role === 'user')?.content ?? ''
  let told = 0
  return await giveAnswer(
    { workspace, path: '', language: 'markdown', line: 0, character: 0, surface: 'chat', asked },
    parts,
    async ({ tag }) => {
      const all = { model: tag, maxTokens: MOST_TOKENS, keepAlive: settings.keepAlive }
      if ((await abilityOf(tag, ollama)) === 'chat')
        return ollama.chat({ ...all, messages, stop: [] }, signal)
      const characters = settings.prefixCharacters + settings.suffixCharacters
      return ollama.generate({ ...all, ...prepareConversation(messages, characters) }, signal)
    },
    (answer) => {
      const text = answer.trimStart()
      if (text.length > told) onPiece(text.slice(told))
      told = text.length
      return { text, done: false }
    },
    signal,
  )
}
