/** Lets everything else have its turn during long work: suggestions are answered on the same thread. */
import { setImmediate } from 'node:timers/promises'

/** Milliseconds that a person does not notice. */
const LONGEST_MS = 10

/** To be called again and again; resolves at once while the last turn of the others is not long ago. */
export function givingWay(longestMs = LONGEST_MS): () => Promise<void> {
  let since = performance.now()
  return async () => {
    if (performance.now() - since < longestMs) return
    await setImmediate()
    since = performance.now()
  }
}
