/** The messages of VS Code's chat as the server takes them: text alone. */
import { LanguageModelTextPart } from 'vscode'
import type { ChatParams } from '#contracts/serverProtocol'
import type { ChatRequestMessage } from './chatModels'

const ROLES = ['user', 'user', 'assistant', 'system'] as const

/** Messages without any text are left out. */
export function chatTurns(messages: readonly ChatRequestMessage[]): ChatParams['messages'] {
  return messages
    .map((message) => ({ role: ROLES[message.role] ?? 'user', content: textOf(message) }))
    .filter(({ content }) => content.trim() !== '')
}

/** @param content a text by itself stands for a message of it */
export function textOf(content: string | ChatRequestMessage): string {
  if (typeof content === 'string') return content
  return content.content.map((part) => (part instanceof LanguageModelTextPart ? part.value : '')).join('')
}
