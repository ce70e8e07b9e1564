/** Rating by keyboard: stars for what was accepted last, or said in the chat after it. */
import { window } from 'vscode'
import type { EditorParts } from '#editor/parts'
import { STAR_MEANINGS, WHAT_RATINGS_DO } from '#editor/suggestions/ratingWords'

const STARS = STAR_MEANINGS.map((meaning, index) => `${index + 1} · ${meaning.toLowerCase()}`)

/** @param said the newest answer in the chat, where there was one */
export async function rateLast(
  parts: EditorParts,
  said: { readonly id: string; readonly at: number } | null,
): Promise<void> {
  const block = parts.accepts.blocks.list().at(-1)
  const saidLast = said !== null && said.at > (block?.acceptedAt ?? 0)
  const last = saidLast ? said : block
  if (last === undefined) throw new Error('No suggestion was accepted in the open files of this window yet.')
  const choice = await window.showQuickPick(STARS, {
    title: `Apprentice: rate the last ${saidLast ? 'answer in the chat' : 'suggestion'}`,
    placeHolder: WHAT_RATINGS_DO,
  })
  if (choice !== undefined) await parts.accepts.rate(last.id, STARS.indexOf(choice) + 1)
}
