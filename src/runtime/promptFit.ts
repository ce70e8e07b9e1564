/** Makes a prompt fit the context: cut in the middle as Ollama does, or refused. */
import { RequestError } from './requestError'

interface PromptFit {
  readonly contextLength: number
  /** Tokens at the start that a cut leaves alone; negative for all. */
  readonly keep: number
  /** False: a prompt that is too long is a 400. */
  readonly truncate: boolean
  /** False: the context may not be shifted, so nothing can be cut either. */
  readonly shift: boolean
}

export function fitPrompt(tokens: readonly number[], fit: PromptFit): readonly number[] {
  if (tokens.length < fit.contextLength) return tokens
  if (!fit.truncate) throw tooLong(tokens.length, fit.contextLength)
  if (!fit.shift) {
    throw new RequestError(
      400,
      'the prompt is longer than the context length currently available to the model; shorten the prompt, adjust the context length in settings, or use a model with a longer context length',
    )
  }
  const keep = Math.min(fit.keep < 0 ? tokens.length : fit.keep, fit.contextLength - 1)
  const limit = fit.contextLength - freedByShift(fit.contextLength, keep)
  return [...tokens.slice(0, keep), ...tokens.slice(tokens.length - (limit - keep))]
}

/** Tokens that a cut or a shift frees: half of what may be moved. */
export function freedByShift(contextLength: number, keep: number): number {
  return Math.max(Math.floor((contextLength - keep) / 2), 1)
}

/** llama.cpp's own error, as text inside the error field, as the newer servers pass it on. */
function tooLong(promptTokens: number, contextLength: number): RequestError {
  const error = {
    code: 400,
    message: `request (${promptTokens} tokens) exceeds the available context size (${contextLength} tokens), try increasing it`,
    type: 'exceed_context_size_error',
    n_prompt_tokens: promptTokens,
    n_ctx: contextLength,
  }
  return new RequestError(400, JSON.stringify({ error }))
}
