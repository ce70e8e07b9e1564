/** Rating by keyboard: stars for the last suggestion and then, where the person has any, words. */
import { window } from 'vscode'
import { starMeanings } from '#contracts/starMeanings'
import type { EditorParts } from '#editor/parts'
import { WHAT_RATINGS_DO } from '#editor/suggestions/ratingWords'
import { askForComment } from './askForComment'
import { lastSuggestion } from './lastSuggestion'

const STARS = starMeanings.map((meaning, index) => `${index + 1} · ${meaning.toLowerCase()}`)

/** @param said the newest answer in the chat, where there was one */
export async function rateLast(
  parts: EditorParts,
  said: { readonly id: string; readonly at: number } | null,
): Promise<void> {
  const { id, name } = await lastSuggestion(parts, said)
  const choice = await window.showQuickPick(STARS, {
    title: `Apprentice: rate the last ${name}`,
    placeHolder: WHAT_RATINGS_DO,
  })
  if (choice === undefined) return
  await parts.accepts.rate(id, { stars: STARS.indexOf(choice) + 1 })
  await askForComment(parts.accepts, id, `Rated ${choice}. Why? (Esc leaves it at that)`)
}
