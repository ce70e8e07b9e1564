/** What the editor shows about the server: sent when it changes, never twice the same. */
import type { ServerStatus } from '#contracts/serverProtocol'

export type Health = Pick<ServerStatus, 'kind' | 'message'>

export class StatusLine {
  #health: Health = { kind: 'Normal', message: '' }
  #notRecorded: string | null = null
  #busy = 0
  #sent = ''
  #started = false

  constructor(private readonly send: (status: ServerStatus) => void) {}

  /** An editor may hear of the status only after it is initialized. */
  start(): void {
    this.#started = true
    this.#tell()
  }

  get isWell(): boolean {
    return this.#health.kind === 'Normal'
  }

  set(health: Health): void {
    this.#health = health
    this.#tell()
  }

  /** Why nothing is recorded; said where nothing worse is to be said. */
  setNotRecorded(reason: string | null): void {
    this.#notRecorded = reason
    this.#tell()
  }

  /** Busy for as long as the work takes, from the milliseconds on after which that is worth a message. */
  async during<Result>(work: () => Promise<Result>, after = 0): Promise<Result> {
    let isBusy = false
    const begin = (): void => {
      isBusy = true
      this.#busy++
      this.#tell()
    }
    const timer = after > 0 ? setTimeout(begin, after) : null
    if (timer === null) begin()
    try {
      return await work()
    } finally {
      if (timer !== null) clearTimeout(timer)
      if (isBusy) this.#busy--
      this.#tell()
    }
  }

  #tell(): void {
    const { kind, message } = this.#shown()
    const isRecordless = this.#notRecorded === null ? {} : { isRecordless: true as const }
    const status: ServerStatus = { kind, busy: this.#busy > 0, message, ...isRecordless }
    const text = JSON.stringify(status)
    if (!this.#started || text === this.#sent) return
    this.#sent = text
    this.send(status)
  }

  #shown(): Health {
    const { kind, message } = this.#health
    if (this.#notRecorded === null || kind === 'Error') return this.#health
    const before =
      message === '' ? 'Suggests as you type, but nothing is recorded.' : `${message} Nothing is recorded.`
    return { kind: 'Warning', message: `${before} ${this.#notRecorded}` }
  }
}
