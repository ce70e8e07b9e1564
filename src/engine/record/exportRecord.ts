/** Everything that was recorded as JSON lines, and the JSON schema of a line; in bounded memory. */
import { createWriteStream } from 'node:fs'
import { mkdir } from 'node:fs/promises'
import { dirname } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { setImmediate } from 'node:timers/promises'
import { z } from 'zod'
import { type RecordLine, recordLineSchema } from '#contracts/record'
import type { Store } from '#engine/store/store'
import { replaceFile, writeWhole } from '#platform/files'
import { wholeSuggestion } from './wholeSuggestion'

export interface Exported {
  readonly lines: number
  readonly file: string
  /** What a line looks like, as a JSON schema. */
  readonly schemaFile: string
}

const ROWS_AT_ONCE = 200

/** The file is whole or not there. Others may record meanwhile; what comes late may be in it. */
export async function exportRecord(file: string, store: Store, signal?: AbortSignal): Promise<Exported> {
  let lines = 0
  async function* text(): AsyncGenerator<string> {
    for await (const line of recordLines(store)) {
      lines++
      yield `${JSON.stringify(line)}\n`
    }
  }
  await mkdir(dirname(file), { recursive: true })
  const unfinished = `${file}.${process.pid}.part`
  await pipeline(Readable.from(text()), createWriteStream(unfinished), { ...(signal && { signal }) })
  await replaceFile(unfinished, file)
  const schemaFile = `${file.replace(/\.jsonl?$/i, '')}.schema.json`
  await writeWhole(schemaFile, `${JSON.stringify(z.toJSONSchema(recordLineSchema), null, 2)}\n`)
  return { lines, file, schemaFile }
}

async function* recordLines(store: Store): AsyncGenerator<RecordLine> {
  for (let after = 0; ;) {
    const page = store.recorded.page({}, after, ROWS_AT_ONCE)
    for (const { suggestion } of page) yield wholeSuggestion(suggestion, store)
    if (page.length === 0) break
    after = page.at(-1)!.sequence
    // Requests come first.
    await setImmediate()
  }
  for (let after = 0; ;) {
    const page = store.recorded.withheldPage({}, after, ROWS_AT_ONCE)
    for (const { withheld } of page) yield { kind: 'withheld', withheld }
    if (page.length === 0) break
    after = page.at(-1)!.sequence
    await setImmediate()
  }
  for (const workspace of store.recorded.workspaces()) {
    const project = store.interactions.project(workspace)
    if (project !== undefined) yield { kind: 'project', project }
  }
}
