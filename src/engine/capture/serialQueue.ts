/** Runs asynchronous work one after another, in the order in which it was handed in. */
export class SerialQueue {
  #last: Promise<void> = Promise.resolve()

  /** @param onFailure told when the work throws; the next piece runs all the same */
  add(work: () => Promise<void> | void, onFailure: (error: unknown) => void): void {
    this.#last = this.#last.then(work).catch(onFailure)
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
