/** Rating by keyboard: stars for the suggestion that was accepted last. */
import { window } from 'vscode'
import type { EditorParts } from '#editor/parts'
import { STAR_MEANINGS, WHAT_RATINGS_DO } from '#editor/suggestions/ratingWords'

const STARS = STAR_MEANINGS.map((meaning, index) => `${index + 1} · ${meaning.toLowerCase()}`)

export async function rateLast(parts: EditorParts): Promise<void> {
  const last = parts.accepts.blocks.list().at(-1)
  if (last === undefined) throw new Error('No suggestion was accepted in the open files of this window yet.')
  const choice = await window.showQuickPick(STARS, {
    title: 'Apprentice: rate the last suggestion',
    placeHolder: WHAT_RATINGS_DO,
  })
  if (choice !== undefined) await parts.accepts.rate(last.id, STARS.indexOf(choice) + 1)
}
