/** The client of the runtime: the Ollama protocol, with aborts that close the socket and errors of our own. */
import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import { Ollama as Client } from 'ollama/browser'
import { type FetchOptions, httpFetch } from './httpFetch'
import { RuntimeError, failureOfStatus, toRuntimeError } from './runtimeError'
import { errorIn, streamJson } from './streamJson'

export interface GenerateRequest {
  readonly model: string
  /** Sent raw: no template touches it. */
  readonly prompt: string
  readonly stop: readonly string[]
  readonly maxTokens: number
  readonly keepAlive: string
}

export interface ChatMessage {
  readonly role: 'system' | 'user' | 'assistant'
  readonly content: string
}

/** The model's own template makes a prompt of the messages; the oldest are left out where they are too long. */
export interface ChatRequest extends Pick<GenerateRequest, 'model' | 'stop' | 'maxTokens' | 'keepAlive'> {
  readonly messages: readonly ChatMessage[]
}

export interface ModelDetails {
  /** The GGUF on this machine, where client and server share a disk. */
  readonly weightsPath: string | null
  readonly template: string
  readonly parameters: string
}

export interface CreateRequest {
  readonly model: string
  /** sha256 of an uploaded GGUF, hex. */
  readonly sha256: string
  readonly template: string
  readonly parameters: Readonly<Record<string, unknown>>
}

export interface Ollama {
  readonly url: string
  version(signal?: AbortSignal): Promise<string>
  /** Names of the models that are there. */
  list(): Promise<string[]>
  /** Null when there is no such model. */
  show(model: string): Promise<ModelDetails | null>
  /** Pieces of text as they come. Leaving the loop early, or aborting, stops the model. */
  generate(request: GenerateRequest, signal?: AbortSignal): AsyncGenerator<string, void>
  /** The next answer in a conversation; otherwise as `generate`. */
  chat(request: ChatRequest, signal?: AbortSignal): AsyncGenerator<string, void>
  /** Loads a model and keeps it; a request of its own, because an aborted load loads nothing. */
  load(model: string, keepAlive: string | number): Promise<void>
  /** Lets go of a model once its requests are done. */
  unload(model: string): Promise<void>
  hasBlob(sha256: string): Promise<boolean>
  uploadBlob(sha256: string, path: string): Promise<void>
  create(request: CreateRequest): Promise<void>
  remove(model: string): Promise<void>
}

/** Otherwise a runtime cuts the middle out of a prompt that is too long, and with it the hole. */
const refuseTooLong = { truncate: false }

/** A client of the runtime at `url`, for example http://127.0.0.1:11434. */
export function connectOllama(url: string): Ollama {
  const base = url.replace(/\/+$/, '')

  const client = (signal?: AbortSignal): Client =>
    new Client({
      host: base,
      fetch: ((target: string | URL, options?: FetchOptions) =>
        httpFetch(target, { ...options, signal: signal ?? null })) as typeof fetch,
    })

  const guard = async <T>(work: () => Promise<T>): Promise<T> => {
    try {
      return await work()
    } catch (error) {
      throw toRuntimeError(error, base)
    }
  }

  const blobUrl = (sha256: string): string => `${base}/api/blobs/sha256:${sha256}`
  const hasBlob = (sha256: string): Promise<boolean> =>
    guard(async () => (await httpFetch(blobUrl(sha256), { method: 'HEAD' })).status === 200)

  async function* streamed<Chunk extends object>(
    endpoint: 'generate' | 'chat',
    question: object,
    textOf: (chunk: Chunk) => string | undefined,
    signal: AbortSignal | undefined,
  ): AsyncGenerator<string, void> {
    try {
      const chunks = streamJson(`${base}/api/${endpoint}`, { ...question, stream: true }, signal)
      for await (const chunk of chunks as AsyncIterable<Chunk & { error?: string; done?: boolean }>) {
        if (chunk.error !== undefined) throw new RuntimeError('failed', chunk.error)
        const text = textOf(chunk)
        if (text) yield text
        // A runtime may end a stream without its last line when an answer repeats itself: what came, came.
        if (chunk.done === true) return
      }
    } catch (error) {
      signal?.throwIfAborted()
      throw toRuntimeError(error, base)
    }
  }

  return {
    url: base,
    version: (signal) => guard(async () => (await client(signal).version()).version),
    list: () => guard(async () => (await client().list()).models.map((model) => model.name)),

    show: (model) =>
      guard(async () => {
        try {
          const answer = await client().show({ model })
          return {
            weightsPath: /^FROM (.+)$/m.exec(answer.modelfile)?.[1]?.trim().replace(/^"|"$/g, '') ?? null,
            template: answer.template ?? '',
            parameters: answer.parameters ?? '',
          }
        } catch (error) {
          const ours = toRuntimeError(error, base)
          if (ours instanceof RuntimeError && ours.failure === 'notFound') return null
          throw ours
        }
      }),

    generate: ({ model, prompt, stop, maxTokens, keepAlive }, signal) =>
      streamed<{ response?: string }>(
        'generate',
        { model, prompt, raw: true, ...refuseTooLong, ...optionsOf({ stop, maxTokens, keepAlive }) },
        ({ response }) => response,
        signal,
      ),

    chat: ({ model, messages, stop, maxTokens, keepAlive }, signal) =>
      streamed<{ message?: { content?: string } }>(
        'chat',
        { model, messages, ...optionsOf({ stop, maxTokens, keepAlive }) },
        ({ message }) => message?.content,
        signal,
      ),

    load: (model, keepAlive) =>
      guard(async () => {
        await client().generate({ model, prompt: '', keep_alive: keepAlive, stream: false })
      }),
    unload: (model) =>
      guard(async () => {
        await client().generate({ model, prompt: '', keep_alive: 0, stream: false })
      }),

    hasBlob,
    uploadBlob: (sha256, path) =>
      guard(async () => {
        if (await hasBlob(sha256)) return
        const { size } = await stat(path)
        try {
          const response = await httpFetch(blobUrl(sha256), {
            method: 'POST',
            headers: { 'content-type': 'application/octet-stream', 'content-length': String(size) },
            body: createReadStream(path),
          })
          if (response.ok) return
          const { status } = response
          throw new RuntimeError(failureOfStatus(status), errorIn(await response.text(), status), status)
        } catch (error) {
          // A server that has the blob answers before it has read it, and closes the socket on the rest.
          if (error instanceof RuntimeError || !(await hasBlob(sha256))) throw error
        }
      }),

    create: ({ model, sha256, template, parameters }) =>
      guard(async () => {
        // The library has no `files` yet; it passes unknown fields on.
        const request = {
          model,
          files: { 'model.gguf': `sha256:${sha256}` },
          template,
          parameters,
          from: undefined,
        }
        const statuses = await client().create({ ...request, stream: true } as never)
        let last = ''
        for await (const progress of statuses as AsyncIterable<{ status: string }>) last = progress.status
        if (last !== 'success') throw new RuntimeError('failed', `Creating ${model} ended with "${last}".`)
      }),

    remove: (model) =>
      guard(async () => {
        await client().delete({ model })
      }),
  }
}

function optionsOf({
  stop,
  maxTokens,
  keepAlive,
}: Pick<GenerateRequest, 'stop' | 'maxTokens' | 'keepAlive'>): object {
  return { keep_alive: keepAlive, options: { temperature: 0, num_predict: maxTokens, stop } }
}
