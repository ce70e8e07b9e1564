/** What the server needs of llama.cpp: load a model, read text into tokens, continue tokens, let go. */
import type { Message } from '#contracts/ollamaProtocol'
import type { LoadSettings, Sampling } from './generationOptions'

export interface Engine {
  /** Rejects when the file cannot be loaded, and when aborted: then nothing stays in memory. */
  load(path: string, settings: LoadSettings, signal: AbortSignal): Promise<LoadedModel>
}

/** Serves one continuation at a time; the caller sees to that. */
export interface LoadedModel {
  /** Tokens in the context, prompt and answer together. */
  readonly contextLength: number
  /** Bytes of the weights in memory. */
  readonly bytes: number
  /** Special tokens in the text become special tokens; a start token is put first where the model wants one. */
  tokenize(text: string): readonly number[]
  /** `before` are tokens that precede them: some models write a space only between words. */
  detokenize(tokens: readonly number[], before: readonly number[]): string
  /** The prompt for the next answer by the chat template of the GGUF; null when it has none. */
  chatPrompt(messages: readonly Message[]): string | null
  /** What earlier calls left in the context is reused as far as the tokens agree. */
  continue(tokens: readonly number[], request: ContinueRequest): AsyncGenerator<Continuation, void>
  dispose(): Promise<void>
}

export interface ContinueRequest {
  readonly sampling: Sampling
  /** Null: no logprobs; otherwise how many alternatives to give beside the chosen token. */
  readonly alternatives: number | null
  /** Stops between two steps; the generator then throws the signal's reason. */
  readonly signal: AbortSignal
}

export type Continuation =
  /** The prompt has been read, but for the tokens that the context held from before; the first token comes next. */
  | { readonly kind: 'read'; readonly cached: number }
  | { readonly kind: 'token'; readonly token: number; readonly logprobs: TokenLogprobs | null }
  /** The model itself said that the answer ends. */
  | { readonly kind: 'end' }

/** Natural logarithms under the model's own distribution, before any sampling option. */
export interface TokenLogprobs {
  readonly chosen: number
  readonly alternatives: readonly { readonly token: number; readonly logprob: number }[]
}
