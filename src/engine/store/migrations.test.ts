import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { type Database, openDatabase } from './database'
import { migrate } from './migrate'
import { migrations } from './migrations'
import { openStore } from './store'

/** Rows as programs of each format wrote them, into every table that it had. */
const rowsOfStep = [
  `INSERT INTO suggestions VALUES (1, 's1', 'v1', 'editor', '/shop', 'Item.cs', 'csharp', 0, 0, 'a', 'b', 'text', 'line',
     'network', 1, 1, 2);
   INSERT INTO events VALUES (1, 'e1', 's1', 'shown', 2, 'inferred', NULL);
   INSERT INTO events VALUES (2, 'e2', 's1', 'accepted', 2, 'reported', NULL);
   INSERT INTO outcomes VALUES (1, 'o1', 's1', 'survival', 3, 30, 0.5, 'tex', NULL, NULL, NULL);
   INSERT INTO outcomes VALUES (2, 'o2', 's1', 'build', 4, NULL, NULL, NULL, 'dotnet build', 0, 1);
   INSERT INTO datasets VALUES ('d1', '/data/d1', '{"workspace":"/shop"}', 5, 'ready');
   INSERT INTO examples VALUES ('d1', 'x1', 'train', 'suggestion', 'Item.cs', 's1');
   INSERT INTO runs VALUES ('r1', 'd1', 'v1', 'trained', 6, 7, '{}', 2, 1, 'f', NULL);
   INSERT INTO versions VALUES ('v1', 'shop:1', NULL, NULL, NULL, 'base', 1);
   INSERT INTO activeVersion VALUES ('default', 'v1', NULL, 8, 'person');
   INSERT INTO activeVersionHistory VALUES (1, 'default', 'v1', NULL, 8, 'person');
   INSERT INTO scorecards VALUES (1, 'c1', 'v1', 9, '{}');
   INSERT INTO jobLock VALUES ('training', 'o', 1, 9);`,
  `INSERT INTO ratings VALUES ('s1', 4, 10);
   INSERT INTO outcomes (id, suggestionId, kind, at, errorsBefore, errorsAfter) VALUES ('o3', 's1', 'diagnostics', 11, 2, 0);`,
  `INSERT INTO withheld VALUES ('w1', 'v1', 'editor', '/shop', 'Item.cs', 'csharp', 0, 0, 'x', 'tooShort', 12);`,
  `INSERT INTO writtenInstead VALUES ('s1', 13, 30, 'int total;', 'time');`,
  '',
  `INSERT INTO examplePaths VALUES ('d1', 'x1', 'Other.cs');`,
  `INSERT INTO exampleDecisions VALUES ('h1', '/shop', 'Item.cs', 'pin', NULL, 14);`,
]

let folder: string
let path: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'apprentice-migrations-'))
  path = join(folder, 'apprentice.db')
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

test('there are rows for every format', () => {
  expect(rowsOfStep).toHaveLength(migrations.length)
})

test.each(migrations.map((_, index) => index + 1))(
  'a database of format %i keeps every row, and is read as today',
  (format) => {
    const old = openDatabase(path)
    for (let step = 1; step <= format; step++) {
      migrate(old, migrations.slice(0, step))
      old.exec(rowsOfStep[step - 1]!)
    }
    const before = contents(old)
    old.close()

    const store = openStore(path)
    expect(store.events.forSuggestion('s1').map(({ kind }) => kind)).toEqual(['shown', 'accepted'])
    const outcomes = store.outcomes.forSuggestion('s1')
    expect(outcomes.slice(0, 2)).toMatchObject([
      { kind: 'survival', moment: 'after30s', keptRatio: 0.5, keptCharacters: null, finalText: 'tex' },
      { kind: 'build', passed: true, confidence: 0.5, because: 'sameFolder' },
    ])
    expect(store.ratings.get('s1')).toEqual(
      format < 2 ? undefined : { suggestionId: 's1', stars: 4, at: 10, expected: null, comment: null },
    )
    expect(store.events.counts()).toMatchObject({ shown: 1, accepted: 1, rejected: 0 })
    expect([...store.suggestions.countByVersion()]).toEqual([['v1', 1]])
    expect([...store.outcomes.keptByVersion()]).toEqual([['v1', 0.5]])
    expect([...store.outcomes.commandsByVersion('build')]).toEqual([['v1', { passed: 1, failed: 0 }]])
    expect(store.withheld.counts()).toEqual(format < 3 ? {} : { tooShort: 1 })
    expect(store.activeVersion.current()?.versionId).toBe('v1')
    expect(store.versions.byTag('shop:1')?.id).toBe('v1')
    store.close()

    const today = openDatabase(path)
    expect(today.userVersion).toBe(migrations.length)
    const after = contents(today)
    for (const [table, rows] of before) expect(after.get(table), table).toMatchObject(rows.map(withoutPath))
    expect(after.get('examplePaths')).toMatchObject([
      { path: 'Item.cs' },
      ...(format < 6 ? [] : [{ path: 'Other.cs' }]),
    ])
    today.close()
  },
)

/** The path of an example has a table of its own now. */
function withoutPath(row: object): object {
  return Object.fromEntries(Object.entries(row).filter(([column]) => column !== 'sourcePath'))
}

function contents(database: Database): Map<string, object[]> {
  const tables = database
    .prepare("SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT IN ('tallies', 'sizes')")
    .all() as { name: string }[]
  return new Map(
    tables.map(({ name }) => [name, database.prepare(`SELECT * FROM ${name}`).all() as object[]]),
  )
}
