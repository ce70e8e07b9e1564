import { copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { openDatabase } from './database'
import { migrate } from './migrate'
import { migrations } from './migrations'
import { openStore } from './store'
import { asStoreError, StoreError } from './storeError'

let folder: string
let path: string

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'apprentice-database-'))
  path = join(folder, 'deep', 'apprentice.db')
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

function failure(work: () => unknown): StoreError {
  try {
    work()
  } catch (error) {
    if (error instanceof StoreError) return error
    throw error
  }
  throw new Error('did not fail')
}

test('a new database waits for others, checks references and writes ahead', () => {
  const database = openDatabase(path)
  const pragma = (name: string): unknown =>
    Object.values(database.prepare(`PRAGMA ${name}`).get() as object)[0]
  expect(['journal_mode', 'busy_timeout', 'foreign_keys', 'synchronous'].map(pragma)).toEqual([
    'wal',
    5000,
    1,
    1,
  ])
  database.close()
})

describe('migration', () => {
  test('takes an older database to the newest step, with its rows', () => {
    const database = openDatabase(path)
    const steps = ['CREATE TABLE notes (text TEXT)', 'ALTER TABLE notes ADD COLUMN at INTEGER DEFAULT 7']
    migrate(database, steps.slice(0, 1))
    database.prepare('INSERT INTO notes VALUES (?)').run('old')
    migrate(database, steps)
    migrate(database, steps)
    expect(database.userVersion).toBe(2)
    expect(database.prepare('SELECT * FROM notes').all()).toEqual([{ text: 'old', at: 7 }])
    database.close()
  })

  test('takes a database of the first version along, with its rows', () => {
    const first = openDatabase(path)
    migrate(first, migrations.slice(0, 1))
    first.exec(
      `INSERT INTO suggestions VALUES (1, 's1', 'v1', 'editor', '/shop', 'Item.cs', 'csharp', 0, 0, 'a', 'b', 'text', 'line',
         'network', 1, 1, 2);
       INSERT INTO events VALUES (1, 'e1', 's1', 'accepted', 2, 'reported', NULL);
       INSERT INTO outcomes VALUES (1, 'o1', 's1', 'survival', 3, 30, 0.5, 'tex', NULL, NULL, NULL);
       INSERT INTO outcomes VALUES (2, 'o2', 's1', 'build', 4, NULL, NULL, NULL, 'dotnet build', 0, 1);`,
    )
    first.close()
    const store = openStore(path)
    store.ratings.set({ suggestionId: 's1', stars: 4, at: 5, expected: null, comment: null })
    const errors = { kind: 'diagnostics', errorsBefore: 1, errorsAfter: 0 } as const
    store.outcomes.add({ ...errors, id: 'o3', suggestionId: 's1', at: 6 })
    expect(store.acceptedSuggestions()).toMatchObject([
      {
        suggestion: { id: 's1', text: 'text' },
        acceptedAt: 2,
        survivals: [{ keptRatio: 0.5 }],
        commands: [{ kind: 'build', passed: true }],
        stars: 4,
      },
    ])
    expect(store.outcomes.forSuggestion('s1')).toHaveLength(3)
    store.close()
  })

  test('is done once, also when another process did it while this one waited for the lock', () => {
    const [late, early] = [openDatabase(path), openDatabase(path)]
    const lock = late.transaction.bind(late)
    late.transaction = (work) => {
      migrate(early)
      return lock(work)
    }
    migrate(late)
    expect(late.userVersion).toBe(migrations.length)
    late.close()
    early.close()
  })

  test('that fails half-way leaves everything as it was', () => {
    const database = openDatabase(path)
    const failed = failure(() =>
      migrate(database, ['CREATE TABLE notes (text TEXT)', 'ALTER TABLE missing ADD COLUMN x']),
    )
    expect(failed.kind).toBe('failed')
    expect(database.userVersion).toBe(0)
    expect(database.prepare("SELECT name FROM sqlite_schema WHERE name = 'notes'").all()).toEqual([])
    database.close()
  })

  test('refuses a database of a newer program and does not touch it', () => {
    openStore(path).close()
    const database = openDatabase(path)
    database.exec(`PRAGMA user_version = ${migrations.length + 1}`)
    database.close()
    const before = readFileSync(path)
    const refused = failure(() => openStore(path))
    expect(refused.kind).toBe('newer')
    expect(refused.message).toMatch(/newer Apprentice.*Update Apprentice/)
    expect(readFileSync(path).equals(before)).toBe(true)
  })
})

describe('errors say what to do', () => {
  test('for a file that is no database', () => {
    openStore(path).close()
    writeFileSync(path, 'not a database, but long enough to be looked at as one. '.repeat(20))
    expect(failure(() => openStore(path))).toMatchObject({
      kind: 'corrupt',
      message: expect.stringMatching(/aside/) as string,
    })
  })

  test('for a damaged database', () => {
    const store = openStore(path)
    store.versions.add({
      id: 'v',
      tag: 't',
      baseId: null,
      runId: null,
      sha256: null,
      state: 'base',
      createdAt: 1,
    })
    store.close()
    const bytes = readFileSync(path)
    bytes.fill(0xff, 4096)
    writeFileSync(path, bytes)
    const damaged = failure(() => {
      const again = openStore(path)
      try {
        again.versions.list()
      } finally {
        again.close()
      }
    })
    expect(damaged.kind).toBe('corrupt')
  })

  test('for a folder that cannot be made', () => {
    writeFileSync(join(folder, 'deep'), 'a file')
    expect(failure(() => openStore(path))).toMatchObject({
      kind: 'unwritable',
      message: expect.stringMatching(/--home/) as string,
    })
  })

  test('for a database that must not be written', () => {
    const database = openDatabase(path)
    migrate(database)
    database.exec('PRAGMA query_only = ON')
    expect(failure(() => database.exec("INSERT INTO jobLock VALUES ('a', 'b', 1, 1)")).kind).toBe(
      'unwritable',
    )
    database.close()
  })

  test('for a full disk, after which reading still works', () => {
    const database = openDatabase(path)
    database.exec('CREATE TABLE notes (text TEXT); PRAGMA max_page_count = 10')
    const add = database.prepare('INSERT INTO notes VALUES (?)')
    const full = failure(() => {
      for (let row = 0; row < 100; row++) add.run('x'.repeat(1000))
    })
    expect(full).toMatchObject({ kind: 'full', message: expect.stringMatching(/Free some space/) as string })
    expect(
      (database.prepare('SELECT count(*) AS rows FROM notes').get() as { rows: number }).rows,
    ).toBeGreaterThan(0)
    database.close()
  })

  test('for a database that another holds', () => {
    const [one, two] = [openDatabase(path), openDatabase(path)]
    migrate(one)
    two.exec('PRAGMA busy_timeout = 20')
    one.exec('BEGIN IMMEDIATE')
    expect(failure(() => two.exec('BEGIN IMMEDIATE')).kind).toBe('busy')
    one.exec('ROLLBACK')
    one.close()
    two.close()
  })

  test('for a row that the contract does not know', () => {
    const store = openStore(path)
    const database = openDatabase(path)
    database.exec("INSERT INTO versions (id, tag, state, createdAt) VALUES ('v', 't', 'sideways', 1)")
    expect(failure(() => store.versions.list())).toMatchObject({
      kind: 'invalidRow',
      message: expect.stringMatching(/versions.*state/) as string,
    })
    database.close()
    store.close()
  })

  test('and a bug stays a bug', () => {
    const bug = new TypeError('x is not a function')
    expect(asStoreError(bug, path)).toBe(bug)
    expect(asStoreError('text', path)).toBe('text')
  })
})

test('a copy of the file and its log, as a killed process leaves them, opens with every committed row', () => {
  const database = openDatabase(path)
  migrate(database)
  database.exec("INSERT INTO jobLock VALUES ('a', 'b', 1, 1)")
  const copy = join(folder, 'copy.db')
  for (const suffix of ['', '-wal']) copyFileSync(path + suffix, copy + suffix)
  database.close()
  const store = openStore(copy)
  expect(store.jobLock.holder('a', 1)).toEqual({ pid: 1, heartbeatAt: 1 })
  store.close()
})
