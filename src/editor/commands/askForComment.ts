/** Asks for a comment on a suggestion, in a line of its own; nothing is kept of an empty one. */
import { window } from 'vscode'
import type { Accepts } from '#editor/suggestions/accepts'
import { WHAT_COMMENTS_DO } from '#editor/suggestions/ratingWords'

/** Milliseconds for which the status bar says that it was kept. */
const THANKS_FOR = 4_000

export async function askForComment(
  accepts: Accepts,
  id: string,
  title = 'Apprentice: comment on the suggestion',
): Promise<void> {
  const comment = (
    await window.showInputBox({
      title,
      placeHolder: 'What was good or bad about it',
      prompt: WHAT_COMMENTS_DO,
      ignoreFocusOut: true,
    })
  )?.trim()
  if (!comment) return
  await accepts.rate(id, { comment })
  window.setStatusBarMessage('$(heart) Apprentice kept your comment.', THANKS_FOR)
}
