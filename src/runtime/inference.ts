/** What generate and chat share: find the model, load it, answer in turn, count the time. */
import type { Message } from '#contracts/ollamaProtocol'
import { errorCode } from '#platform/files'
import { type AnswerPiece, answer, nanoseconds, nonZero } from './answer'
import type { LoadedModel } from './engine'
import { type GenerationOptions, readOptions } from './generationOptions'
import { referencesSuffix, renderChat } from './goTemplate'
import { parseKeepAlive } from './keepAlive'
import type { ModelStore, StoredModel } from './modelStore'
import { fullName } from './modelName'
import { RequestError } from './requestError'
import type { Lease, Scheduler } from './scheduler'

export interface InferenceDeps {
  readonly models: ModelStore
  readonly scheduler: Scheduler
}

/** The fields that both requests have. */
interface InferenceRequest {
  readonly model: string
  readonly options?: Readonly<Record<string, unknown>> | undefined
  readonly keep_alive?: string | number | undefined
  readonly think?: boolean | string | undefined
  readonly truncate?: boolean | undefined
  readonly shift?: boolean | undefined
  readonly logprobs?: boolean | undefined
  readonly top_logprobs?: number | undefined
}

export interface Inference {
  readonly model: StoredModel
  /** Milliseconds; undefined when the request says nothing. */
  readonly keepAlive: number | undefined
  readonly request: InferenceRequest
  /** When the request came, by `performance.now()`. */
  readonly started: number
}

/** Everything that is refused before a model is touched, in Ollama's order. */
export async function beginInference(
  { models }: InferenceDeps,
  request: InferenceRequest,
): Promise<Inference> {
  const started = performance.now()
  const keepAlive = parseKeepAlive(request.keep_alive)
  const alternatives = request.top_logprobs ?? 0
  if (alternatives < 0 || alternatives > 20) {
    throw new RequestError(400, 'top_logprobs must be between 0 and 20')
  }
  const model = await models.find(request.model)
  if (!model) throw new RequestError(404, `model '${request.model}' not found`)
  return { model, keepAlive, request, started }
}

export function refuseThinking({ request }: Inference): void {
  if (request.think !== undefined && request.think !== false) {
    throw new RequestError(400, `${JSON.stringify(request.model)} does not support thinking`)
  }
}

export function requireInsert({ model }: Inference): void {
  if (!referencesSuffix(model.manifest.template ?? '')) {
    throw new RequestError(400, `${fullName(model.name)} does not support insert`)
  }
}

export interface Place extends Lease {
  readonly options: GenerationOptions
}

/** A place on the loaded model; the caller releases it. */
export async function enterModel(
  { models, scheduler }: InferenceDeps,
  { model, keepAlive, request }: Inference,
  signal: AbortSignal,
): Promise<Place> {
  const options = readOptions(
    model.manifest.parameters,
    request.options ?? {},
    await trainedContext(models, model),
  )
  const lease = await scheduler
    .acquire({
      path: model.weightsPath,
      label: { name: model.displayName, digest: model.digest, details: model.manifest.details },
      settings: options.load,
      keepAlive,
      signal,
    })
    .catch(async (error: unknown) => {
      if ((await models.blobs.size(model.manifest.weights.digest)) !== null) throw error
      throw new RequestError(404, `model ${JSON.stringify(request.model)} not found, try pulling it first`)
    })
  return { ...lease, options }
}

/** Pieces of the answer once it is this request's turn; the last one carries the whole request's times. */
export async function* answerInTurn(
  place: Place,
  { request, started }: Inference,
  prompt: readonly number[],
  signal: AbortSignal,
): AsyncGenerator<AnswerPiece, void> {
  const loaded = performance.now()
  const endTurn = await place.turns.take(signal)
  try {
    const pieces = answer(place.model, {
      prompt,
      sampling: place.options.sampling,
      truncate: request.truncate ?? true,
      shift: request.shift ?? true,
      alternatives: request.logprobs ? (request.top_logprobs ?? 0) : null,
      signal,
    })
    for await (const piece of pieces) {
      if (piece.kind === 'text') {
        yield piece
        continue
      }
      const times = {
        ...nonZero('total_duration', nanoseconds(performance.now() - started)),
        ...nonZero('load_duration', nanoseconds(loaded - started)),
      }
      yield { ...piece, metrics: { ...times, ...piece.metrics } }
    }
  } finally {
    endTurn()
  }
}

/** The prompt of a chat: by the model's own template, that of its GGUF, or ChatML. */
export function chatPrompt(loaded: LoadedModel, model: StoredModel, messages: readonly Message[]): string {
  const { template } = model.manifest
  const all = withSystem(model, messages)
  return template === null ? (loaded.chatPrompt(all) ?? chatMl(all)) : renderChat(template, all)
}

/** The prompt for a text alone: without any template Ollama's is `{{ .Prompt }}`, the text as it is. */
export function plainPrompt(loaded: LoadedModel, model: StoredModel, messages: readonly Message[]): string {
  const { template } = model.manifest
  const all = withSystem(model, messages)
  return template === null
    ? (loaded.chatPrompt(all) ?? messages.at(-1)?.content ?? '')
    : renderChat(template, all)
}

function withSystem({ manifest }: StoredModel, messages: readonly Message[]): readonly Message[] {
  const { system } = manifest
  if (system === null || messages[0]?.role === 'system') return messages
  return [{ role: 'system', content: system }, ...messages]
}

function chatMl(messages: readonly Message[]): string {
  const turns = messages.map(({ role, content }) => `<|im_start|>${role}\n${content}<|im_end|>\n`)
  return `${turns.join('')}<|im_start|>assistant\n`
}

/** Null when the header does not say, or the weights are gone: the load will tell. */
async function trainedContext(models: ModelStore, model: StoredModel): Promise<number | null> {
  try {
    const { keyValues } = await models.metadata(model.manifest.weights.digest)
    const length = keyValues[`${String(keyValues['general.architecture'])}.context_length`]
    return typeof length === 'number' && length > 0 ? length : null
  } catch (error) {
    if (errorCode(error) !== 'ENOENT') throw error
    return null
  }
}
