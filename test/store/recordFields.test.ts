import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { interactionSchema, projectSchema } from '#contracts/interaction'
import { qualitySchema } from '#contracts/quality'
import { type Database, openDatabase } from '#engine/store/database'
import { migrate } from '#engine/store/migrate'

/** Tables that hold what the person did. */
const recorded = [
  ...['suggestions', 'withheld', 'events', 'outcomes', 'ratings'],
  ...['writtenInstead', 'qualities', 'interactions', 'projects'],
]
const document = readFileSync('docs/seed-coverage.md', 'utf8')
/** Names with a dot that are no place: fields within fields, and values. */
const noPlace = /^(?:explicit|implicit|aspnet|angular)\./
const places = [...document.matchAll(/`([a-zA-Z]+\.[a-zA-Z]+)`/g)]
  .map(([, name]) => name!)
  .filter((name) => !noPlace.test(name))
/** Of the tables that say where a field is. */
const fields = document
  .split(/\n(?=\| field)/)
  .slice(1)
  .flatMap((table) => table.split('\n\n')[0]!.split('\n').slice(2))
  .map((row) => row.split('|').map((cell) => cell.trim()))

let database: Database
let columns: Set<string>
let tables: string[]

beforeAll(() => {
  database = openDatabase(':memory:')
  migrate(database)
  tables = database
    .prepare("SELECT name FROM sqlite_schema WHERE type = 'table'")
    .all()
    .map((row) => (row as { name: string }).name)
  columns = new Set(
    tables.flatMap((table) =>
      database
        .prepare('SELECT name FROM pragma_table_info(?)')
        .all(table)
        .map((row) => `${table}.${(row as { name: string }).name}`),
    ),
  )
})
afterAll(() => {
  database.close()
})

test('every place that the document names is in the database', () => {
  expect(places.filter((place) => !columns.has(place))).toEqual([])
})

test('every column of what is recorded is in the document', () => {
  const missing = [...columns].filter(
    (column) => recorded.includes(column.split('.')[0]!) && !places.includes(column),
  )
  expect(missing).toEqual([])
})

test('each table is either of the record or known to be no part of it', () => {
  const others = ['datasets', 'examples', 'examplePaths', 'exampleDecisions', 'runs', 'versions']
  const bookkeeping = [
    'activeVersion',
    'activeVersionHistory',
    'scorecards',
    'jobLock',
    'tallies',
    'sizes',
    'sqlite_sequence',
    'sqlite_stat1',
    'sqlite_stat4',
  ]
  expect(tables.filter((table) => ![...recorded, ...others, ...bookkeeping].includes(table))).toEqual([])
})

test('every field has a place, a derivation or a reason', () => {
  expect(fields.length).toBeGreaterThan(55)
  for (const [, field, where] of fields) {
    const column = /`([a-zA-Z]+)\.[a-zA-Z]+`|`projects`/.exec(where!)
    expect(
      column !== null || /not recorded, because .{20}|the (?:next table|table after it)/.test(where!),
      field,
    ).toBe(true)
  }
})

test.each([
  ['interactions', interactionSchema],
  ['qualities', qualitySchema],
  ['projects', projectSchema],
])('the table %s has the fields of its contract', (table, schema) => {
  const has = [...columns]
    .filter((column) => column.startsWith(`${table}.`))
    .map((column) => column.split('.')[1])
  expect(has.sort()).toEqual(Object.keys(schema.shape).sort())
})
