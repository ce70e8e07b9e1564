/**
 * Runs asynchronous work one after another, in the order in which it was handed in. After a rest it begins a moment
 * later, so that an answer which a person waits for is sent before what is noted of it.
 */
const MOMENT = 10

export class SerialQueue {
  #last: Promise<void> = Promise.resolve()
  #waiting = 0

  /** @param onFailure told when the work throws; the next piece runs all the same */
  add(work: () => Promise<void> | void, onFailure: (error: unknown) => void): void {
    const rested = this.#waiting++ === 0 ? moment() : undefined
    this.#last = this.#last
      .then(() => rested)
      .then(work)
      .catch(onFailure)
      .finally(() => this.#waiting--)
  }

  /** Resolves when everything handed in so far is done. */
  async idle(): Promise<void> {
    let last
    do {
      last = this.#last
      await last
    } while (last !== this.#last)
  }
}

function moment(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, MOMENT))
}
