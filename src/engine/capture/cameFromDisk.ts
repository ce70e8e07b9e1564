/** Whether a change of a document was a reload of its file, as after a git checkout, and not the person's edit. */
import { type Clock } from '#platform/clock'
import { readTextNow } from '#platform/readTextNow'
import { type Edit } from './openDocuments'

/** A save that writes the change itself is told within this time. */
const saveMilliseconds = 2000

/** @param isSaved whether the document was saved since the change @param signal of what waits for the answer */
export async function cameFromDisk(
  { after }: Edit,
  path: string,
  { clock, signal, isSaved }: { clock: Clock; signal: AbortSignal; isSaved: () => boolean },
): Promise<boolean> {
  try {
    await clock.delay(saveMilliseconds, signal)
  } catch {
    // Its document closes: the answer is due now.
  }
  // Saved, the file holds the change whoever made it; unsaved, it does only where the change came from there.
  return !isSaved() && readTextNow(path) === after.replaceAll('\r\n', '\n')
}
