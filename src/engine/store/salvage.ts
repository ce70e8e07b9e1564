/** Copies the rows that can still be read out of a damaged database. */
import type { Database } from './database'
import { StoreError } from './storeError'

/** Kept by triggers, or of processes that are gone. */
const madeAnew: ReadonlySet<string> = new Set(['tallies', 'sizes', 'jobLock'])
const ROWS_AT_ONCE = 1_000

interface Column {
  readonly name: string
  /** Its place in the primary key, from 1; 0 where it has none. */
  readonly pk: number
}

/**
 * Each table from its front to the damage and from its back to the damage. A row that contradicts what was copied, or
 * hangs on one that was lost, is left out. @returns how many rows of each table were copied
 */
export function salvage(from: Database, into: Database): Record<string, number> {
  const copied: Record<string, number> = {}
  // In the order in which they were made: what others hang on comes first.
  const tables = into
    .prepare("SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite%' ORDER BY rowid")
    .all() as { name: string }[]
  for (const { name } of tables) {
    if (!madeAnew.has(name)) copied[name] = salvageTable(name, from, into)
  }
  return copied
}

function salvageTable(table: string, from: Database, into: Database): number {
  const target = columnsOf(table, into)
  const there = new Set(readable(() => columnsOf(table, from))?.map(({ name }) => name))
  const names = target.map(({ name }) => name).filter((name) => there.has(name))
  if (names.length === 0) return 0
  const insert = into.prepare(
    `INSERT OR IGNORE INTO ${table} (${names.join(', ')}) VALUES (${names.map(() => '?').join(', ')})`,
  )
  const copy = (direction: 'ASC' | 'DESC'): Copied => {
    const order = orderOf(table, target, into).map((column) => `${column} ${direction}`)
    const sql = `SELECT ${names.join(', ')} FROM ${table} NOT INDEXED ORDER BY ${order.join(', ')}`
    const rows = readable(() => from.prepare(sql).iterate())
    if (rows === null) return { rows: 0, isWhole: false }
    return copyRows(rows, (row) => insert.run(...names.map((name) => row[name] ?? null)), into)
  }
  const front = copy('ASC')
  return front.isWhole ? front.rows : front.rows + copy('DESC').rows
}

/** As the rows lie in the file: any other order needs all of them before it gives the first. */
function orderOf(table: string, columns: readonly Column[], database: Database): string[] {
  const { wr } = database.prepare(`SELECT wr FROM pragma_table_list('${table}')`).get() as { wr: 0 | 1 }
  if (wr === 0) return ['rowid']
  const key = columns.filter(({ pk }) => pk > 0).sort((left, right) => left.pk - right.pk)
  return key.map(({ name }) => name)
}

interface Copied {
  readonly rows: number
  /** Nothing was unreadable. */
  readonly isWhole: boolean
}

type Row = Record<string, string | number | null>

function copyRows(rows: Generator<unknown, void>, insert: (row: Row) => number, into: Database): Copied {
  let copied = 0
  for (;;) {
    const some: Row[] = []
    const isWhole = readable(() => {
      for (let row = rows.next(); row.done !== true; row = rows.next()) {
        some.push(row.value as Row)
        if (some.length === ROWS_AT_ONCE) return false
      }
      return true
    })
    into.transaction(() => {
      for (const row of some) copied += insertIfItFits(() => insert(row))
    })
    if (isWhole !== false) return { rows: copied, isWhole: isWhole === true }
  }
}

function insertIfItFits(insert: () => number): number {
  try {
    return insert()
  } catch (error) {
    if (error instanceof StoreError && error.kind === 'refused') return 0
    throw error
  }
}

/** Null where the damage begins. */
function readable<Result>(read: () => Result): Result | null {
  try {
    return read()
  } catch (error) {
    if (error instanceof StoreError) return null
    throw error
  }
}

function columnsOf(table: string, database: Database): Column[] {
  return database.prepare(`SELECT name, pk FROM pragma_table_info('${table}')`).all() as Column[]
}
