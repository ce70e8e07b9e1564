/** Rating by keyboard: stars for the suggestion that was accepted last. */
import { window } from 'vscode'
import type { EditorParts } from '#editor/parts'

const STARS = ['1 · useless', '2 · poor', '3 · usable', '4 · good', '5 · just right']

export async function rateLast(parts: EditorParts): Promise<void> {
  const last = parts.accepts.blocks.list().at(-1)
  if (last === undefined) throw new Error('No suggestion was accepted in the open files of this window yet.')
  const choice = await window.showQuickPick(STARS, {
    title: 'Apprentice: rate the last suggestion',
    placeHolder: 'Ratings weigh what the next version learns from. They stay on this machine.',
  })
  if (choice !== undefined) await parts.accepts.rate(last.id, STARS.indexOf(choice) + 1)
}
