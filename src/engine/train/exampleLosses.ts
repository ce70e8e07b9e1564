/** The base's own loss on single examples, as the trainer measures it, for as long as it may take. */
import { rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { randomUUID } from 'node:crypto'
import { type Trainer, followTrainer } from './followTrainer'

export interface MeasuredRow {
  readonly id: string
  readonly prompt: string
  readonly completion: string
}

export interface ExampleLoss {
  readonly id: string
  /** Nats per token of the answer and its end. */
  readonly loss: number
  /** Of the answer and its end. */
  readonly tokens: number
}

export interface ExampleLossOptions {
  readonly endToken: string
  /** Without the time that loading the model takes. */
  readonly seconds: number
  readonly signal?: AbortSignal | undefined
  /** Told batch by batch, in the order of the rows. */
  readonly onLosses: (losses: readonly ExampleLoss[]) => void
}

/** Resolves when all are measured or the time is over. Throws when the trainer fails, and when it is cancelled. */
export async function exampleLosses(
  trainer: Trainer,
  file: string,
  rows: readonly MeasuredRow[],
  { endToken, seconds, signal, onLosses }: ExampleLossOptions,
): Promise<void> {
  const list = join(tmpdir(), `apprentice-rows-${randomUUID()}.jsonl`)
  const lines = rows.map(({ id, prompt, completion }) => JSON.stringify({ id, prompt, completion }))
  try {
    await writeFile(list, `${lines.join('\n')}\n`, { mode: 0o600 })
    const args = ['losses', file, '--rows', list, '--end-token', endToken, '--seconds', String(seconds)]
    const end = await followTrainer(trainer, args, {
      signal,
      graceMs: 0,
      onMessage: (message) => {
        if (message.kind !== 'losses') return
        onLosses(message.rows.map(({ id, loss, tokens }) => ({ id, loss: loss / tokens, tokens })))
      },
    })
    signal?.throwIfAborted()
    if (end.code !== 0) throw new Error(`Measuring examples failed: ${end.message}`)
  } finally {
    await rm(list, { force: true })
  }
}
