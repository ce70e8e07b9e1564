/** One at a time, in the order of asking; who gives up while waiting is skipped. */
import { requestCanceled } from './requestError'

export class Turns {
  private readonly waiting: (() => void)[] = []
  private taken = false

  /** Resolves with the function that ends the turn. Rejects with a 499 when aborted before it came. */
  async take(signal: AbortSignal): Promise<() => void> {
    if (signal.aborted) throw requestCanceled()
    if (this.taken) await this.wait(signal)
    this.taken = true
    let ended = false
    return () => {
      if (ended) return
      ended = true
      const next = this.waiting.shift()
      // The turn passes on without being free in between, or a newcomer would overtake those who wait.
      if (next) next()
      else this.taken = false
    }
  }

  private wait(signal: AbortSignal): Promise<void> {
    return new Promise((resolve, reject) => {
      const enter = (): void => {
        signal.removeEventListener('abort', leave)
        resolve()
      }
      const leave = (): void => {
        this.waiting.splice(this.waiting.indexOf(enter), 1)
        reject(requestCanceled())
      }
      this.waiting.push(enter)
      signal.addEventListener('abort', leave, { once: true })
    })
  }
}
