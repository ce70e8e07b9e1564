/** A runtime whose answers come piece by piece at given times of a clock; it notes what was asked, and how that ended. */
import type { Clock } from '#platform/clock'
import type { GenerateRequest, Ollama } from '#platform/ollama'
import { answering } from './answeringRuntime'

/** In turn: milliseconds that pass, a piece of text that comes, a failure. */
export type Script = readonly (number | string | Error)[]

export interface PacedRequest extends GenerateRequest {
  /** The text before the cursor. */
  readonly before: string
  /** Milliseconds since the runtime was made. */
  readonly at: number
  endedAt: number | null
  /** `left`: the reader had enough. */
  end: 'open' | 'finished' | 'left' | 'aborted' | 'failed'
}

export class PacedRuntime {
  readonly requests: PacedRequest[] = []
  /** Models that were loaded by a request of its own, with the time. */
  readonly loads: { readonly tag: string; readonly at: number }[] = []
  /** What a load is like; changed by tests. */
  loading: Script = []
  readonly ollama: Ollama
  readonly #began: number

  constructor(
    private readonly clock: Clock,
    private readonly script: (asked: PacedRequest) => Script,
  ) {
    this.#began = clock.now()
    this.ollama = {
      ...answering(() => new Error('unused')),
      generate: (request, signal) => this.#generate(request, signal ?? new AbortController().signal),
      load: (tag) => this.#load(tag),
    }
  }

  get now(): number {
    return this.clock.now() - this.#began
  }

  get open(): number {
    return this.requests.filter(({ end }) => end === 'open').length
  }

  async *#generate(request: GenerateRequest, signal: AbortSignal): AsyncGenerator<string, void> {
    signal.throwIfAborted()
    const asked: PacedRequest = {
      ...request,
      before: textBefore(request.prompt),
      at: this.now,
      end: 'open',
      endedAt: null,
    }
    this.requests.push(asked)
    const end = (how: PacedRequest['end']): void => {
      if (asked.end === 'open') Object.assign(asked, { end: how, endedAt: this.now })
    }
    const abort = (): void => {
      end('aborted')
    }
    signal.addEventListener('abort', abort, { once: true })
    try {
      for (const step of this.script(asked)) {
        if (step instanceof Error) {
          end('failed')
          throw step
        }
        if (typeof step === 'number') await this.clock.delay(step, signal)
        else yield step
        signal.throwIfAborted()
      }
      end('finished')
    } finally {
      end('left')
      signal.removeEventListener('abort', abort)
    }
  }

  async #load(tag: string): Promise<void> {
    this.loads.push({ tag, at: this.now })
    for (const step of this.loading) {
      if (step instanceof Error) throw step
      if (typeof step === 'number') await this.clock.delay(step)
    }
  }
}

/** A text as a model says it: after some time the first piece, and then one every few milliseconds. */
export function paced(text: string, firstMs = 100, pieceMs = 10): Script {
  return [firstMs, ...(text.match(/[\s\S]{1,4}/g) ?? []).flatMap((piece) => [piece, pieceMs])]
}

/** Of a prompt with a hole in Qwen's format. */
function textBefore(prompt: string): string {
  return /<\|fim_prefix\|>([\s\S]*)<\|fim_suffix\|>/.exec(prompt)?.[1] ?? ''
}
