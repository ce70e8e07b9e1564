/**
 * Runs work one after another, in the order in which it was handed in. After a rest it begins a moment later, so that an
 * answer which a person waits for is sent before what is noted of it; what comes together is stored in one transaction.
 */
const MOMENT = 10

/** Pieces in one transaction: few enough that neither a request nor another process waits for them. */
const TOGETHER = 50

/** Milliseconds between two looks whether another program is still writing, and after which that takes too long. */
const PAUSE = 100
const PATIENCE = 120_000

type Work = () => Promise<void> | void

interface Piece {
  readonly work: Work
  readonly onFailure: (error: unknown) => void
}

export class SerialQueue {
  #waiting: Piece[] = []
  #running: Promise<void> | null = null
  #patience = PATIENCE

  /**
   * @param transaction runs work as one that is done or not; within another, so that it alone can be taken back
   * @param isBusy whether another program writes to the database now
   */
  constructor(
    private readonly transaction: <Result>(work: () => Result) => Result,
    private readonly isBusy: () => boolean = () => false,
  ) {}

  /**
   * Work that answers at once may be taken back with its neighbours and run again alone, so nobody must be told that it
   * is stored but by `idle`. Work that answers with a promise stores nothing before its first wait.
   * @param onFailure told when the work throws; the next piece runs all the same
   */
  add(work: Work, onFailure: (error: unknown) => void): void {
    this.#waiting.push({ work, onFailure })
    this.#running ??= this.#run()
  }

  /** Resolves when everything handed in so far is done. */
  async idle(): Promise<void> {
    while (this.#running !== null) await this.#running
  }

  async #run(): Promise<void> {
    try {
      await new Promise((resolve) => setTimeout(resolve, MOMENT))
      while (this.#waiting.length > 0) {
        await this.#untilFree()
        if (this.#waiting.length === 1) await runAlone(this.#waiting.shift()!)
        else await this.#runTogether(this.#waiting)
        // Requests come in between.
        if (this.#waiting.length > 0) await new Promise((resolve) => setImmediate(resolve))
      }
    } finally {
      this.#running = null
    }
  }

  /**
   * Another program may write for longer than a statement waits, when it forgets for example: what is to be stored then
   * waits here, and nobody with it. Of what is still to be stored after two minutes each piece is told that it failed.
   */
  async #untilFree(): Promise<void> {
    for (let waited = 0; this.isBusy(); waited += PAUSE) {
      if (waited >= this.#patience) {
        this.#patience = 0
        return
      }
      await new Promise((resolve) => setTimeout(resolve, PAUSE))
    }
    this.#patience = PATIENCE
  }

  /** Takes pieces from the front until one takes its time or fails. */
  async #runTogether(waiting: Piece[]): Promise<void> {
    const done: Piece[] = []
    let last: (() => Promise<void>) | undefined
    try {
      this.transaction(() => {
        while (last === undefined && waiting.length > 0 && done.length < TOGETHER) {
          const piece = waiting.shift()!
          last = this.#begin(piece)
          if (last === undefined) done.push(piece)
        }
      })
    } catch {
      // None of it was stored. Alone, each says for itself what is wrong, and one does not take another along.
      if (done.length === 0 && last === undefined) done.push(...waiting.splice(0, 1))
      for (const piece of done) await runAlone(piece)
    }
    await last?.()
  }

  /** What is left to do of the piece after the transaction; undefined where it is done. */
  #begin({ work, onFailure }: Piece): (() => Promise<void>) | undefined {
    try {
      const { promise } = this.transaction(() => ({ promise: work() }))
      const settled = promise?.catch(onFailure)
      return settled && (() => settled)
    } catch (error) {
      return () => Promise.resolve(onFailure(error))
    }
  }
}

async function runAlone({ work, onFailure }: Piece): Promise<void> {
  try {
    await work()
  } catch (error) {
    onFailure(error)
  }
}
