/** The base's own loss on examples, remembered by the hash of each, so that a later dataset measures only what is new. */
import { appendFile, mkdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import { type MeasuredRow, type Trainer, exampleLosses } from '#engine/train/train'
import { sha256 } from '#platform/files'

const lossSchema = z.tuple([z.string(), z.number().nonnegative(), z.number().int().positive()])
/** These rows were asked of once already, for as long as there was time. */
const askedSchema = z.tuple([z.literal('asked'), z.string()])

export interface LossParts {
  readonly trainer: Trainer
  /** Path of the GGUF, and its sha256. */
  readonly base: { readonly file: string; readonly sha256: string }
  /** Where they are remembered: hashes and numbers, no text. */
  readonly folder: string
  readonly endToken: string
  /** For what is not known yet; 0 measures nothing. */
  readonly seconds: number
  readonly signal?: AbortSignal | undefined
  readonly onProgress?: ((share: number) => void) | undefined
}

export interface Losses {
  /** Nats per token, and tokens of the answer with its end, by id; of those that are known. */
  readonly known: ReadonlyMap<string, { readonly loss: number; readonly tokens: number }>
  /** Why no more were measured; null where nothing went wrong. */
  readonly failure: string | null
}

/**
 * The same rows are asked of only once, however few there was time for: the same work gives the same dataset again, so
 * that a training which was cut off goes on. A trainer that is not installed or fails is no reason to make no dataset:
 * it is said, and what is known is given.
 */
export async function rememberedLosses(rows: readonly MeasuredRow[], parts: LossParts): Promise<Losses> {
  const { trainer, base, folder, seconds, signal, endToken, onProgress } = parts
  const file = join(folder, `${base.sha256.slice(0, 16)}.jsonl`)
  const { known, asked } = await read(file)
  const question = sha256(
    rows
      .map(({ id }) => id)
      .sort()
      .join(' '),
  ).slice(0, 24)
  // By hash: each run measures others of them, whatever the order of the files.
  const missing = rows.filter(({ id }) => !known.has(id)).sort((a, b) => (a.id < b.id ? -1 : 1))
  if (missing.length === 0 || seconds === 0 || asked.has(question)) return { known, failure: null }
  let done = 0
  let written: Promise<void> = mkdir(folder, { recursive: true }).then(() => {})
  try {
    await exampleLosses(trainer, base.file, missing, {
      endToken,
      seconds,
      signal,
      onLosses: (losses) => {
        for (const { id, loss, tokens } of losses) known.set(id, { loss, tokens })
        const lines = losses.map(({ id, loss, tokens }) => `${JSON.stringify([id, loss, tokens])}\n`).join('')
        written = written.then(() => appendFile(file, lines))
        done += losses.length
        onProgress?.(done / missing.length)
      },
    })
    await written
    await appendFile(file, `${JSON.stringify(['asked', question])}\n`)
    return { known, failure: null }
  } catch (error) {
    await written.catch(() => {})
    signal?.throwIfAborted()
    return { known, failure: error instanceof Error ? error.message : String(error) }
  }
}

/** A line that was cut off, by a full disk or the end of a process, is measured again. */
async function read(
  file: string,
): Promise<{ known: Map<string, { loss: number; tokens: number }>; asked: Set<string> }> {
  const text = await readFile(file, 'utf8').catch(() => '')
  const known = new Map<string, { loss: number; tokens: number }>()
  const asked = new Set<string>()
  for (const line of text.split('\n')) {
    try {
      const value: unknown = JSON.parse(line)
      const question = askedSchema.safeParse(value).data?.[1]
      if (question !== undefined) asked.add(question)
      else {
        const [id, loss, tokens] = lossSchema.parse(value)
        known.set(id, { loss, tokens })
      }
    } catch {
      // Half a line, or the empty one at the end.
    }
  }
  return { known, asked }
}
