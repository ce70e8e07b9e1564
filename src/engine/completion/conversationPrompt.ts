/** The prompt of a conversation for a base model, which knows no messages: a transcript that it goes on with. */
import { defuse, stopStrings } from './promptFormat'

export interface Conversation {
  /** A final prompt, to be sent raw. */
  readonly prompt: string
  readonly stop: readonly string[]
}

interface Message {
  readonly role: 'system' | 'user' | 'assistant'
  readonly content: string
}

const NAMES = { system: 'Note', user: 'Developer', assistant: 'Assistant' } as const

/** @param characters as many of the newest messages as fit; the last one always */
export function prepareConversation(messages: readonly Message[], characters: number): Conversation {
  const turns = messages.map(({ role, content }) => `${NAMES[role]}: ${defuse(content.trim())}\n\n`)
  let from = Math.max(0, turns.length - 1)
  let length = turns[from]?.length ?? 0
  while (from > 0 && length + turns[from - 1]!.length <= characters) length += turns[--from]!.length
  return {
    prompt: `${turns.slice(from).join('')}${NAMES.assistant}:`,
    stop: [...stopStrings('block'), `\n${NAMES.user}:`, `\n${NAMES.system}:`],
  }
}
