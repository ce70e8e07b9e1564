/** Work-done progress of one long request: begun, reported and ended on the editor's token or on one it was asked for. */
import { randomUUID } from 'node:crypto'
import {
  type ProgressToken,
  type ProtocolConnection,
  WorkDoneProgress,
  WorkDoneProgressCreateRequest,
} from 'vscode-languageserver-protocol'
import { sendAside } from './sendAside'

export interface Report {
  /** 0 to 100. */
  readonly percentage: number
  readonly message: string
}

export class WorkDone {
  readonly #underWay = new Map<ProgressToken, AbortController>()

  constructor(
    private readonly connection: Pick<ProtocolConnection, 'sendRequest' | 'sendProgress'>,
    /** Whether the editor takes progress that it did not give a token for. */
    private readonly canCreate: () => boolean,
  ) {}

  /** `window/workDoneProgress/cancel` */
  cancel(token: ProgressToken): void {
    this.#underWay.get(token)?.abort()
  }

  /** Runs work with progress; the signal it gets ends with the request's own and with the editor's cancel button. */
  async follow<Result>(
    title: string,
    given: ProgressToken | undefined,
    signal: AbortSignal,
    work: (report: (report: Report) => void, signal: AbortSignal) => Promise<Result>,
  ): Promise<Result> {
    const token = given ?? randomUUID()
    const cancelled = new AbortController()
    this.#underWay.set(token, cancelled)
    const progress = new Progress(title, (value) => {
      sendAside(() => this.connection.sendProgress(WorkDoneProgress.type, token, value))
    })
    if (given !== undefined) progress.begin()
    // Not awaited: an editor that does not answer must not keep the work from starting.
    else if (this.canCreate()) {
      this.connection.sendRequest(WorkDoneProgressCreateRequest.type, { token }).then(
        () => {
          progress.begin()
        },
        () => {},
      )
    }
    try {
      return await work(
        (report) => {
          progress.report(report)
        },
        AbortSignal.any([signal, cancelled.signal]),
      )
    } finally {
      progress.end()
      this.#underWay.delete(token)
    }
  }
}

type ProgressValue =
  | { kind: 'begin'; title: string; cancellable: boolean; percentage: number }
  | { kind: 'report'; percentage: number; message: string }
  | { kind: 'end' }

/** Keeps the order begin, report, end; percentages never go back, and nothing is said twice. */
class Progress {
  #state: 'waiting' | 'begun' | 'ended' = 'waiting'
  #percentage = 0
  #message = ''

  constructor(
    private readonly title: string,
    private readonly send: (value: ProgressValue) => void,
  ) {}

  begin(): void {
    if (this.#state !== 'waiting') return
    this.#state = 'begun'
    this.send({ kind: 'begin', title: this.title, cancellable: true, percentage: this.#percentage })
    if (this.#message !== '') this.#sendReport()
  }

  report({ percentage, message }: Report): void {
    const whole = Math.max(this.#percentage, Math.min(100, Math.floor(percentage)))
    if (whole === this.#percentage && message === this.#message) return
    this.#percentage = whole
    this.#message = message
    if (this.#state === 'begun') this.#sendReport()
  }

  end(): void {
    if (this.#state === 'begun') this.send({ kind: 'end' })
    this.#state = 'ended'
  }

  #sendReport(): void {
    this.send({ kind: 'report', percentage: this.#percentage, message: this.#message })
  }
}
