/** What "the last suggestion" is: the newest text that was accepted or, after it, said in the chat. */
import type { DecidedSuggestion } from '#contracts/decidedSuggestion'
import { commands as serverCommands } from '#contracts/serverMethods'
import type { EditorParts } from '#editor/parts'

export interface LastSuggestion {
  readonly id: string
  /** As a person would call it. */
  readonly name: 'suggestion' | 'answer in the chat'
}

/**
 * Throws a sentence where there is none.
 * @param said the newest answer in the chat, where there was one
 */
export async function lastSuggestion(
  { accepts, server }: Pick<EditorParts, 'accepts' | 'server'>,
  said: { readonly id: string; readonly at: number } | null,
): Promise<LastSuggestion> {
  const block = accepts.blocks.list().at(-1)
  if (said !== null && said.at > (block?.acceptedAt ?? 0)) return { id: said.id, name: 'answer in the chat' }
  if (block !== undefined) return { id: block.id, name: 'suggestion' }
  // Its file was closed meanwhile, or it was accepted in a window that is gone.
  const [accepted] = await server().execute<DecidedSuggestion[]>(serverCommands.latest, [
    { became: ['accepted'], limit: 1 },
  ])
  if (accepted === undefined)
    throw new Error('No suggestion was accepted yet, so there is none to rate. Accept one with Tab first.')
  return { id: accepted.id, name: 'suggestion' }
}
