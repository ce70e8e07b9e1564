/** Opens what was recorded as the common options say, without a runtime, and closes it whatever happens. */
import { stat } from 'node:fs/promises'
import { resolve } from 'node:path'
import { type RecordSelection, recordSelectionSchema } from '#contracts/record'
import type { RecordBook } from '#engine/record/record'
import { openRecord } from '#src/app'
import { type CommandLine, UsageError } from './command'
import { engineOptions } from './withEngine'

export async function withRecord<T>(line: CommandLine, work: (record: RecordBook) => Promise<T>): Promise<T> {
  const { record, close } = await openRecord(await engineOptions(line))
  try {
    return await work(record)
  } finally {
    close()
  }
}

/** What `--file`, `--folder` and `--day` name: null for none of them. Two at once are wrong use. */
export function selectionOf(line: CommandLine): RecordSelection | null {
  const [file, folder, day] = ['file', 'folder', 'day'].map((name) => line.text(name))
  const named = [
    ...(file === undefined ? [] : [{ kind: 'file', path: resolve(file) }]),
    ...(folder === undefined ? [] : [{ kind: 'folder', path: resolve(folder) }]),
    ...(day === undefined ? [] : [{ kind: 'day', day }]),
  ]
  if (named.length > 1) throw new UsageError('Name one of --file, --folder and --day, not several.')
  const [one] = named
  if (one === undefined) return null
  const read = recordSelectionSchema.safeParse(one)
  if (!read.success) throw new UsageError(`--day needs a day such as 2026-05-31, not "${day}".`)
  return read.data
}

export async function isFolder(path: string): Promise<boolean> {
  return await stat(path).then(
    (facts) => facts.isDirectory(),
    () => false,
  )
}
