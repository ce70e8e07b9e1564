/** A model that answers what a test wrote down, one piece a token; it reads text as UTF-8 bytes. */
import type { ContinueRequest, Continuation, Engine, LoadedModel } from '#runtime/engine'
import type { LoadSettings } from '#runtime/generationOptions'

export class ScriptedModel implements LoadedModel {
  readonly bytes = 1
  disposed = false

  /** `answer` holds the bytes of each token; without `ends` the model goes on with its last token for ever. */
  constructor(
    private readonly answer: readonly Uint8Array[],
    private readonly ends = true,
    readonly contextLength = 64,
  ) {}

  tokenize(text: string): readonly number[] {
    return [...Buffer.from(text)]
  }

  /** Tokens below 256 are bytes; the others are pieces of the answer. */
  detokenize(tokens: readonly number[]): string {
    const parts = tokens.map((token) =>
      token < 256 ? Uint8Array.of(token) : (this.answer[token - 256] ?? new Uint8Array()),
    )
    return Buffer.concat(parts).toString('utf8')
  }

  chatPrompt(): null {
    return null
  }

  async *continue(_tokens: readonly number[], request: ContinueRequest): AsyncGenerator<Continuation, void> {
    yield { kind: 'read', cached: 0 }
    for (let at = 0; ; at++) {
      request.signal.throwIfAborted()
      if (at >= this.answer.length && this.ends) break
      yield { kind: 'token', token: 256 + Math.min(at, this.answer.length - 1), logprobs: null }
    }
    yield { kind: 'end' }
  }

  async dispose(): Promise<void> {
    this.disposed = true
  }
}

/** Loads scripted models at once. */
export const scriptedEngine: Engine = {
  load: async (_path: string, settings: LoadSettings) =>
    new ScriptedModel([Buffer.from('ok')], true, settings.contextLength),
}

/** A token for each text. */
export function pieces(...texts: string[]): Uint8Array[] {
  return texts.map((text) => Buffer.from(text))
}
