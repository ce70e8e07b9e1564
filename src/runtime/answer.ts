/** Continues a prompt on a loaded model and gives the answer piece by piece, as Ollama's runner does. */
import type { Logprob, Timings } from '#contracts/ollamaProtocol'
import type { LoadedModel, TokenLogprobs } from './engine'
import type { Sampling } from './generationOptions'
import { fitPrompt } from './promptFit'
import { RepeatGuard } from './repeatGuard'
import { StopFilter } from './stopFilter'
import { TokenText } from './tokenText'

export interface AnswerRequest {
  readonly prompt: readonly number[]
  readonly sampling: Sampling
  readonly truncate: boolean
  readonly shift: boolean
  /** Null: no logprobs. */
  readonly alternatives: number | null
  readonly signal: AbortSignal
}

/** Counts of tokens and nanoseconds; what is zero is left out. */
interface AnswerMetrics {
  /** Of the prompt: tokens that were still in the context, and tokens that were read. */
  readonly timings?: Timings
  readonly prompt_eval_count?: number
  readonly prompt_eval_duration?: number
  readonly eval_count?: number
  readonly eval_duration?: number
}

export type AnswerPiece =
  | { readonly kind: 'text'; readonly text: string; readonly logprobs: Logprob[] }
  | {
      readonly kind: 'done'
      readonly reason: 'stop' | 'length'
      readonly metrics: AnswerMetrics
      /** Of tokens that no text was shown for. */
      readonly logprobs: Logprob[]
    }

/** Ends without a `done` piece when the answer repeats itself. Throws a 400 when the prompt may not be cut. */
export async function* answer(model: LoadedModel, request: AnswerRequest): AsyncGenerator<AnswerPiece, void> {
  const { sampling, signal, alternatives } = request
  const { contextLength } = model
  const prompt = fitPrompt(request.prompt, { ...request, contextLength, keep: sampling.keep })
  const limit = request.shift
    ? sampling.maxTokens
    : Math.min(sampling.maxTokens, contextLength - prompt.length)
  const tokenText = new TokenText((tokens, before) => model.detokenize(tokens, before), prompt)
  const stops = new StopFilter(sampling.stop)
  const guard = new RepeatGuard()
  const started = performance.now()
  let firstTokenAt: number | null = null
  let cached = 0
  let tokens = 0
  let reason: 'stop' | 'length' | null = null
  let logprobs: Logprob[] = []

  for await (const step of model.continue(prompt, { sampling, alternatives, signal })) {
    if (step.kind === 'read') {
      cached = step.cached
      continue
    }
    firstTokenAt ??= performance.now()
    tokens += 1
    if (step.kind === 'end') {
      reason = 'stop'
      break
    }
    if (step.logprobs) logprobs.push(toLogprob(model, step.token, step.logprobs))
    const text = tokenText.push(step.token)
    if (text !== null) {
      const shown = stops.push(text)
      if (guard.tripped(shown.text)) return
      if (shown.text !== '') {
        yield { kind: 'text', text: shown.text, logprobs }
        logprobs = []
      }
      if (shown.stopped) reason = 'stop'
    }
    if (reason === null && tokens >= limit) reason = 'length'
    if (reason !== null) break
  }

  const rest = stops.flush()
  if (rest !== '') {
    yield { kind: 'text', text: rest, logprobs }
    logprobs = []
  }
  const ended = performance.now()
  yield {
    kind: 'done',
    reason: reason ?? 'stop',
    metrics: {
      ...nonZero('prompt_eval_count', prompt.length),
      ...nonZero('prompt_eval_duration', nanoseconds((firstTokenAt ?? ended) - started)),
      ...nonZero('eval_count', tokens),
      ...nonZero('eval_duration', nanoseconds(ended - (firstTokenAt ?? ended))),
      timings: { cache_n: cached, prompt_n: prompt.length - cached },
    },
    logprobs,
  }
}

export function nanoseconds(milliseconds: number): number {
  return Math.round(milliseconds * 1e6)
}

export function nonZero<Name extends string>(name: Name, value: number): { [name in Name]?: number } {
  return value === 0 ? {} : ({ [name]: value } as { [name in Name]: number })
}

function toLogprob(model: LoadedModel, token: number, { chosen, alternatives }: TokenLogprobs): Logprob {
  const entry = (one: number, logprob: number) => {
    const text = model.detokenize([one], [])
    // Part of a character has no text of its own, and llama.cpp's binding does not give the bytes.
    return { token: text, logprob, ...(text.includes('\u{fffd}') ? {} : { bytes: [...Buffer.from(text)] }) }
  }
  return {
    ...entry(token, chosen),
    ...(alternatives.length > 0
      ? { top_logprobs: alternatives.map((one) => entry(one.token, one.logprob)) }
      : {}),
  }
}
