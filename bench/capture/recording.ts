/** Events a second through the whole of capture, against plain inserts of the very rows that it stored. */
import { mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import BetterSqlite from 'better-sqlite3'
import { places } from '#bench/latency/places'
import { settingsSchema } from '#contracts/settings'
import { Capture } from '#engine/capture/capture'
import { type Redact, redact } from '#engine/redact/redact'
import { openDatabase } from '#engine/store/database'
import { migrate } from '#engine/store/migrate'
import { openStore } from '#engine/store/store'
import { systemClock } from '#platform/clock'
import { suggestionAt } from './suggestionAt'

const SUGGESTIONS = 2000
const TABLES = ['suggestions', 'interactions', 'events']

export interface Recording {
  /** Rows a second, of suggestions, what is known of their moment, and events. */
  readonly rows: number
  readonly captureRowsPerSecond: number
  /** Without looking for secrets, which most of the time goes into. */
  readonly captureWithoutRedactionRowsPerSecond: number
  /** The same rows, each in a transaction of its own, by prepared statements and nothing else. */
  readonly betterSqlite3RowsPerSecond: number
  /** Those of a suggestion in one transaction. */
  readonly betterSqlite3TogetherRowsPerSecond: number
  /** Milliseconds of redaction and storing for a suggestion with all that happens to it. */
  readonly millisecondsPerSuggestion: number
  readonly kilobytesPer1000Suggestions: number
}

export async function recording(workspace: string): Promise<Recording> {
  const folder = mkdtempSync(join(tmpdir(), 'apprentice-recording-'))
  const path = join(folder, 'redacted.db')
  const seconds = await record(path, workspace, redact)
  const plain = await record(join(folder, 'plain.db'), workspace, unredacted)
  const rows = readRows(path)
  const [apart, together] = [false, true].map((isTogether) =>
    insertPlainly(join(folder, `${isTogether}.db`), rows, isTogether),
  )
  const result = {
    rows: rows.length,
    captureRowsPerSecond: Math.round(rows.length / seconds),
    captureWithoutRedactionRowsPerSecond: Math.round(rows.length / plain),
    betterSqlite3RowsPerSecond: Math.round(rows.length / apart!),
    betterSqlite3TogetherRowsPerSecond: Math.round(rows.length / together!),
    millisecondsPerSuggestion: Math.round((100_000 * seconds) / SUGGESTIONS) / 100,
    kilobytesPer1000Suggestions: Math.round(statSync(path).size / 1024 / (SUGGESTIONS / 1000)),
  }
  rmSync(folder, { recursive: true, force: true })
  return result
}

/** Seconds. As a person works: each suggestion is shown, and every third taken. */
async function record(path: string, workspace: string, redacting: Redact): Promise<number> {
  const store = openStore(path)
  const capture = new Capture({
    store,
    clock: systemClock,
    redact: redacting,
    aftermathSeconds: settingsSchema.parse({}).aftermathSeconds,
  })
  const where = places(workspace)
  const from = performance.now()
  for (let index = 0; index < SUGGESTIONS; index++) {
    const id = `s${index}`
    capture.suggested(suggestionAt(where[index % where.length]!, id, Date.now()))
    capture.shown(id, 'inferred')
    if (index % 3 === 0) capture.accepted(id)
    else if (index % 3 === 1) capture.rejected(id)
    else capture.ignored(id, { visibleMs: 900 })
    if (index % 20 === 19) await capture.flush()
  }
  await capture.flush()
  const seconds = (performance.now() - from) / 1000
  await capture.close()
  store.close()
  return seconds
}

function unredacted(text: string, { cuts = [] }: { readonly cuts?: readonly number[] } = {}) {
  const parts = [0, ...cuts].map((cut, index) => text.slice(cut, cuts[index]))
  return Promise.resolve({ text, found: {}, parts })
}

interface Row {
  readonly table: string
  readonly suggestionId: string
  readonly values: Record<string, string | number | null>
}

function readRows(path: string): Row[] {
  const database = openDatabase(path)
  const rows = TABLES.flatMap((table) =>
    database
      .prepare(`SELECT * FROM ${table}`)
      .all()
      .map((row) => {
        const values = row as Row['values']
        return { table, values, suggestionId: String(values['suggestionId'] ?? values['id']) }
      }),
  )
  database.close()
  // In the order of a day's work: a suggestion, then what became of it.
  const order = new Map(
    rows.filter(({ table }) => table === 'suggestions').map((row, at) => [row.suggestionId, at]),
  )
  return rows.toSorted((a, b) => order.get(a.suggestionId)! - order.get(b.suggestionId)!)
}

/** Seconds. Our tables and indexes, without the triggers. */
function insertPlainly(path: string, rows: readonly Row[], isTogether: boolean): number {
  const database = openDatabase(path)
  migrate(database)
  const triggers = database.prepare("SELECT name FROM sqlite_schema WHERE type = 'trigger'").all()
  for (const trigger of triggers) database.exec(`DROP TRIGGER ${(trigger as { name: string }).name}`)
  database.close()
  const connection = new BetterSqlite(path)
  connection.pragma('synchronous = NORMAL')
  const inserts = new Map(
    TABLES.map((table) => {
      const columns = Object.keys(rows.find((row) => row.table === table)!.values)
      const names = columns.map((column) => `@${column}`).join(', ')
      return [table, connection.prepare(`INSERT INTO ${table} (${columns.join(', ')}) VALUES (${names})`)]
    }),
  )
  const from = performance.now()
  let last = ''
  for (const { table, suggestionId, values } of rows) {
    if (isTogether && suggestionId !== last) connection.exec(last === '' ? 'BEGIN' : 'COMMIT; BEGIN')
    last = suggestionId
    inserts.get(table)!.run(values)
  }
  if (isTogether) connection.exec('COMMIT')
  const seconds = (performance.now() - from) / 1000
  connection.close()
  return seconds
}
