/** The options of a request over those of its model over the defaults, with Ollama's errors for wrong types. */
import { RequestError } from './requestError'

/** Options that are fixed when a model is loaded: another value means another load. */
export interface LoadSettings {
  readonly contextLength: number
  /** 0 leaves it to the runtime. */
  readonly threads: number
  /** Null leaves it to the runtime. */
  readonly memoryMap: boolean | null
}

export interface Sampling {
  readonly maxTokens: number
  /** Tokens at the start that survive a shift of the context. */
  readonly keep: number
  readonly temperature: number
  readonly topK: number
  readonly topP: number
  readonly minP: number
  /** Negative: another one each time. */
  readonly seed: number
  readonly stop: readonly string[]
  readonly repeatPenalty: number
  readonly repeatLast: number
  readonly presencePenalty: number
  readonly frequencyPenalty: number
}

export interface GenerationOptions {
  readonly load: LoadSettings
  readonly sampling: Sampling
}

const defaultContextLength = 4096
const smallestContextLength = 4
/** An open-ended answer is bounded to this many contexts. */
const openEndedContexts = 10

type Given = Readonly<Record<string, unknown>>

/** `requested` wins over `model` where it is not null. Unknown names are ignored; wrong types are a 500, as in Ollama. */
export function readOptions(
  model: Given,
  requested: Given,
  trainedContext: number | null,
): GenerationOptions {
  const said = Object.entries(requested).filter(([, value]) => value !== null)
  const given: Given = { ...model, ...Object.fromEntries(said) }
  const integer = (name: string, fallback: number) => number(given, name, fallback, 'integer', Math.trunc)
  const float = (name: string, fallback: number) => number(given, name, fallback, 'float32', (value) => value)
  const wanted = Math.max(integer('num_ctx', defaultContextLength), smallestContextLength)
  const contextLength = trainedContext === null ? wanted : Math.min(wanted, trainedContext)
  return {
    load: {
      contextLength,
      threads: Math.max(integer('num_thread', 0), 0),
      memoryMap: typeof given['use_mmap'] === 'boolean' ? given['use_mmap'] : null,
    },
    sampling: {
      maxTokens: boundTokens(integer('num_predict', -1), contextLength),
      keep: integer('num_keep', 4),
      temperature: float('temperature', 0.8),
      topK: integer('top_k', 40),
      topP: float('top_p', 0.9),
      minP: float('min_p', 0),
      seed: integer('seed', -1),
      stop: texts(given, 'stop'),
      repeatPenalty: float('repeat_penalty', 1),
      repeatLast: integer('repeat_last_n', 64),
      presencePenalty: float('presence_penalty', 0),
      frequencyPenalty: float('frequency_penalty', 0),
    },
  }
}

/** 0 is dropped on its way to llama.cpp and means no limit; negative and huge values are bounded. */
function boundTokens(maxTokens: number, contextLength: number): number {
  const limit = openEndedContexts * contextLength
  if (maxTokens === 0) return Number.POSITIVE_INFINITY
  return maxTokens < 0 || maxTokens > limit ? limit : maxTokens
}

function number(
  given: Given,
  name: string,
  fallback: number,
  kind: string,
  convert: (value: number) => number,
): number {
  const value = given[name] ?? fallback
  if (typeof value !== 'number') throw new RequestError(500, `option "${name}" must be of type ${kind}`)
  return convert(value)
}

function texts(given: Given, name: string): readonly string[] {
  const value = given[name] ?? []
  if (!Array.isArray(value)) throw new RequestError(500, `option "${name}" must be of type array`)
  if (!value.every((item): item is string => typeof item === 'string')) {
    throw new RequestError(500, `option "${name}" must be of an array of strings`)
  }
  return value.filter((item) => item !== '')
}
