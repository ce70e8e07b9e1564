/** Work on other threads: one job at a time each, threads that start when there is work and can be let go. */
import { Worker, parentPort } from 'node:worker_threads'

export interface WorkerPool<Job, Answer> {
  /** Threads that work at the same time. */
  readonly size: number
  /** Rejects with a WorkerFailure where the thread ended or took too long, and with the signal's reason on abort. */
  run(job: Job, signal?: AbortSignal): Promise<Answer>
  /** Ends the threads that have nothing to do; the next job starts others. */
  rest(): Promise<void>
}

/** The job could not be done: nothing is known of why but this. */
export class WorkerFailure extends Error {}

interface Waiting<Job, Answer> {
  readonly job: Job
  readonly signal: AbortSignal | undefined
  readonly resolve: (answer: Answer) => void
  readonly reject: (error: unknown) => void
}
type Reply<Answer> = { readonly answer: Answer } | { readonly failure: string }

/** Without it V8 collects as late as the whole machine's memory allows; a thread that needs more ends over its job. */
const resourceLimits = { maxOldGenerationSizeMb: 256, maxYoungGenerationSizeMb: 16 }
/** A thread that takes longer for one job hangs. */
const LONGEST_JOB_MS = 120_000

/** @param entry file that calls `answerJobs` */
export class ThreadPool<Job, Answer> implements WorkerPool<Job, Answer> {
  readonly #idle: Worker[] = []
  readonly #all = new Set<Worker>()
  readonly #waiting: Waiting<Job, Answer>[] = []

  constructor(
    private readonly entry: URL,
    readonly size: number,
    private readonly longestJobMs = LONGEST_JOB_MS,
  ) {}

  run(job: Job, signal?: AbortSignal): Promise<Answer> {
    return new Promise((resolve, reject) => {
      this.#waiting.push({ job, signal, resolve, reject })
      this.#next()
    })
  }

  async rest(): Promise<void> {
    // What works may work for somebody else.
    const threads = this.#idle.splice(0)
    for (const thread of threads) this.#all.delete(thread)
    await Promise.all(threads.map((thread) => thread.terminate()))
  }

  #next(): void {
    const waiting = this.#waiting[0]
    if (waiting === undefined) return
    if (waiting.signal?.aborted === true) {
      this.#waiting.shift()
      waiting.reject(waiting.signal.reason)
      this.#next()
      return
    }
    const thread = this.#idle.pop() ?? (this.#all.size < this.size ? this.#start() : null)
    if (thread === null) return
    this.#waiting.shift()
    this.#give(thread, waiting)
  }

  #start(): Worker {
    const thread = new Worker(this.entry, { resourceLimits })
    // It must not keep the program alive by itself.
    thread.unref()
    this.#all.add(thread)
    return thread
  }

  #give(thread: Worker, { job, signal, resolve, reject }: Waiting<Job, Answer>): void {
    const done = (isUsable: boolean): void => {
      clearTimeout(timer)
      signal?.removeEventListener('abort', onAbort)
      thread.off('message', onMessage).off('error', onError).off('exit', onExit)
      if (isUsable && this.#all.has(thread)) this.#idle.push(thread)
      else if (this.#all.delete(thread)) {
        // What ends it has been told already; without a listener its error would end the program.
        thread.on('error', () => {})
        void thread.terminate()
      }
      thread.unref()
      this.#next()
    }
    const fail = (why: string): void => {
      done(false)
      reject(new WorkerFailure(why))
    }
    const onMessage = (reply: Reply<Answer>): void => {
      done(true)
      if ('answer' in reply) resolve(reply.answer)
      else reject(new WorkerFailure(reply.failure))
    }
    const onError = (error: Error): void => fail(error.message)
    const onExit = (code: number): void => fail(`A thread ended with code ${code}.`)
    const onAbort = (): void => {
      done(false)
      reject(signal?.reason)
    }
    const timer = setTimeout(
      () => fail(`A thread took longer than ${this.longestJobMs} ms.`),
      this.longestJobMs,
    )
    signal?.addEventListener('abort', onAbort)
    thread.on('message', onMessage).on('error', onError).on('exit', onExit)
    // While it works the program waits for it.
    thread.ref()
    thread.postMessage(job)
  }
}

/** The same work on this thread, where there is no file to start others from. */
export class SameThread<Job, Answer> implements WorkerPool<Job, Answer> {
  readonly size = 1

  constructor(private readonly work: (job: Job) => Promise<Answer>) {}

  async run(job: Job, signal?: AbortSignal): Promise<Answer> {
    signal?.throwIfAborted()
    try {
      return await this.work(job)
    } catch (error) {
      throw new WorkerFailure(String(error))
    }
  }

  rest(): Promise<void> {
    return Promise.resolve()
  }
}

/** Called once on a thread of a pool. */
export function answerJobs<Job, Answer>(work: (job: Job) => Promise<Answer>): void {
  parentPort?.on('message', (job: Job) => {
    void work(job)
      .then(
        (answer): Reply<Answer> => ({ answer }),
        (error: unknown): Reply<Answer> => ({ failure: String(error) }),
      )
      .then((reply) => parentPort?.postMessage(reply))
  })
}
