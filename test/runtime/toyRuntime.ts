/** A really listening runtime with the toy model, and the few calls that its tests make. */
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { sha256 } from '#platform/files'
import { silentLog } from '#platform/log'
import type { Engine } from '#runtime/engine'
import { startLlamaEngine } from '#runtime/llamaEngine'
import { startRuntime } from '#runtime/runtime'
import { toyPath } from '#test/runtime/ggufBytes'

export const packages = fileURLToPath(new URL('../../.runtime', import.meta.url))

/** llama.cpp on one thread: on a machine with other work, more threads only wait for each other. */
export function toyEngine(): Promise<Engine> {
  return startLlamaEngine({ packages, threads: 1, log: silentLog })
}

export interface ToyRuntime {
  readonly url: string
  readonly home: string
  post(path: string, body: unknown, signal?: AbortSignal): Promise<Response>
  /** The answer to a request that is not streamed. */
  ask(path: string, body: object): Promise<{ status: number; body: Record<string, unknown> }>
  /** Every line of a streamed answer. */
  lines(path: string, body: object): Promise<Record<string, unknown>[]>
  /** Keeps weights and returns their digest. */
  upload(weights: Uint8Array): Promise<string>
  /** A model over the toy weights, or over others. */
  create(name: string, settings?: object, weights?: Uint8Array): Promise<void>
  /** Names in memory. */
  loaded(): Promise<string[]>
  close(): Promise<void>
}

export async function startToyRuntime(engine: Engine): Promise<ToyRuntime> {
  const home = await mkdtemp(join(tmpdir(), 'apprentice-runtime-'))
  const runtime = await startRuntime({
    home,
    host: '127.0.0.1',
    port: 0,
    packages,
    threads: 1,
    log: silentLog,
    engine,
  })
  const { url } = runtime

  const post = (path: string, body: unknown, signal?: AbortSignal): Promise<Response> =>
    fetch(`${url}${path}`, { method: 'POST', body: JSON.stringify(body), ...(signal ? { signal } : {}) })

  const ask: ToyRuntime['ask'] = async (path, body) => {
    const response = await post(path, { stream: false, ...body })
    return { status: response.status, body: (await response.json()) as Record<string, unknown> }
  }

  const upload = async (weights: Uint8Array): Promise<string> => {
    const digest = `sha256:${sha256(weights)}`
    const response = await fetch(`${url}/api/blobs/${digest}`, {
      method: 'POST',
      body: new Blob([Uint8Array.from(weights)]),
    })
    if (!response.ok) throw new Error(await response.text())
    return digest
  }

  return {
    url,
    home,
    post,
    ask,
    upload,
    async lines(path, body) {
      const response = await post(path, body)
      const text = await response.text()
      return text
        .split('\n')
        .filter((line) => line !== '')
        .map((line) => JSON.parse(line))
    },
    async create(name, settings = {}, weights) {
      const digest = await upload(weights ?? (await readFile(toyPath)))
      const { status, body } = await ask('/api/create', {
        model: name,
        files: { 'model.gguf': digest },
        ...settings,
      })
      if (status !== 200) throw new Error(JSON.stringify(body))
    },
    async loaded() {
      const response = await fetch(`${url}/api/ps`)
      const { models } = (await response.json()) as { models: { name: string }[] }
      return models.map(({ name }) => name)
    },
    async close() {
      await runtime.close()
      await rm(home, { recursive: true, force: true, maxRetries: 5 })
    },
  }
}

/** A prompt in the middle of code, as the engine sends them. */
export function fillIn(prefix: string, suffix: string): string {
  return `<|fim_prefix|>${prefix}<|fim_suffix|>${suffix}<|fim_middle|>`
}
