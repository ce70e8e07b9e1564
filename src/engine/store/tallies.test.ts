import { eventKindSchema } from '#contracts/event'
import { qualityPartsSchema } from '#contracts/quality'
import { clientSchema, withheldReasonSchema } from '#contracts/suggestion'
import { seededRandom } from '#platform/seededRandom'
import { outcomeFacts } from '#test/store/outcomeFacts'
import { suggestionRow } from '#test/store/suggestionRow'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { type Database, openDatabase } from './database'
import { migrate } from './migrate'
import { migrations } from './migrations'
import { countedTables } from './sizeTriggers'
import { openStore, type Store } from './store'

/** What the tallies say, counted anew from the rows. */
const counted = `
  SELECT versionId, client, surface, 'suggestion' AS measure, '' AS value, count(*) AS count, 0.0 AS total
    FROM suggestions GROUP BY versionId, client, surface
  UNION ALL SELECT versionId, client, surface, 'event', kind, count(DISTINCT suggestionId), 0.0
    FROM events JOIN suggestions ON suggestions.id = suggestionId GROUP BY versionId, client, surface, kind
  UNION ALL SELECT versionId, client, surface, 'kept', '', count(*), sum(keptRatio)
    FROM outcomes JOIN suggestions ON suggestions.id = suggestionId WHERE outcomes.sequence IN
      (SELECT max(sequence) FROM outcomes WHERE kind = 'survival' GROUP BY suggestionId)
    GROUP BY versionId, client, surface
  UNION ALL SELECT versionId, client, surface, 'command', kind, count(*), sum(passed)
    FROM outcomes JOIN suggestions ON suggestions.id = suggestionId WHERE kind IN ('build', 'test', 'lint')
    GROUP BY versionId, client, surface, kind
  UNION ALL SELECT versionId, client, surface, 'stars', '', count(stars), sum(stars)
    FROM ratings JOIN suggestions ON suggestions.id = suggestionId WHERE stars IS NOT NULL
    GROUP BY versionId, client, surface
  UNION ALL SELECT versionId, client, surface, 'quality', '', count(overall), sum(overall)
    FROM qualities JOIN suggestions ON suggestions.id = suggestionId WHERE overall IS NOT NULL
    GROUP BY versionId, client, surface
  UNION ALL SELECT versionId, client, 'inline', 'withheld', reason, count(*), 0.0
    FROM withheld GROUP BY versionId, client, reason`

type Row = Record<string, string | number>

function rows(database: Database, sql: string): Row[] {
  return (database.prepare(sql).all() as Row[])
    .filter(({ count }) => count !== 0)
    .map((row) => ({ ...row, total: Number(Number(row['total']).toFixed(6)) }))
    .toSorted((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1))
}

function check(path: string): number {
  const database = openDatabase(path)
  const kept = rows(database, 'SELECT * FROM tallies')
  expect(kept).toEqual(rows(database, counted))
  for (const name of countedTables) {
    const sql = `SELECT (SELECT count FROM sizes WHERE name = '${name}') AS kept, (SELECT count(*) FROM ${name}) AS rows`
    const { kept: known, rows: there } = database.prepare(sql).get() as Row
    expect(known, name).toBe(there)
  }
  database.close()
  return kept.length
}

/** Whatever can happen to the rows, in any order, often for the same suggestion. */
function scramble(store: Store, path: string, seed: number): void {
  const random = seededRandom(`tallies ${seed}`)
  const below = (count: number): number => Math.floor(random() * count)
  const oneOf = <Value>(of: readonly Value[]): Value => of[below(of.length)]!
  const database = openDatabase(path)
  const ids = Array.from({ length: 12 }, (_, index) => `s${index}`)
  const noParts = Object.fromEntries(Object.keys(qualityPartsSchema.shape).map((part) => [part, null]))
  for (let step = 0; step < 400; step++) {
    const suggestionId = oneOf(ids)
    const id = `row ${step}`
    const versionId = oneOf(['v1', 'v2'])
    const client = oneOf(clientSchema.options)
    const surface = oneOf(['inline', 'generate', 'chat'] as const)
    if (store.suggestions.get(suggestionId) === undefined) {
      store.suggestions.add(suggestionRow(suggestionId, { versionId, client, surface }))
      continue
    }
    const kind = oneOf(eventKindSchema.options)
    const text = oneOf([null, 'x'])
    const changes: (() => unknown)[] = [
      () => store.events.add({ id, suggestionId, kind, at: step, confidence: 'inferred' }),
      () => store.events.add({ id, suggestionId, kind: 'partiallyAccepted', at: 1, confidence: 'reported' }),
      () => {
        const [event] = store.events.forSuggestion(suggestionId)
        if (event) store.events.remove(event.id)
      },
      () => {
        const events = store.events.forSuggestion(suggestionId)
        const event = events.at(-1)
        const isNew = kind === 'partiallyAccepted' || !events.some((other) => other.kind === kind)
        if (event && isNew) store.events.set({ ...event, kind })
      },
      () => {
        store.outcomes.add({ ...outcomeFacts.survival, id, suggestionId, keptRatio: random() })
      },
      () => {
        const of = oneOf([outcomeFacts.build, outcomeFacts.test, outcomeFacts.lint, outcomeFacts.deployed])
        store.outcomes.add({ ...of, id, suggestionId, passed: random() < 0.5 })
      },
      () => {
        const stars = oneOf([null, 1, 4, 5])
        store.ratings.set({ suggestionId, stars, at: step, expected: text, comment: null })
      },
      () => {
        const written = { suggestionId, at: step, afterSeconds: 1, text: 'x' }
        store.writtenInstead.set({ ...written, endedBy: 'time' })
      },
      () => {
        const overall = oneOf([null, random()])
        const parts = qualityPartsSchema.parse(noParts)
        store.qualities.set({ ...parts, suggestionId, at: step, formula: 1, overall })
      },
      () => {
        const { path: file, language, line, character } = suggestionRow(id)
        const place = { client, workspace: '/shop', path: file, language, line, character }
        const reason = oneOf(withheldReasonSchema.options)
        store.withheld.add({ ...place, id, versionId, text: 'x', reason, at: step })
      },
      () =>
        database.prepare('UPDATE outcomes SET passed = 1 - passed WHERE suggestionId = ?').run(suggestionId),
      () => database.prepare('DELETE FROM outcomes WHERE sequence % 7 = ?').run(below(40)),
      () => database.prepare('DELETE FROM ratings WHERE suggestionId = ?').run(suggestionId),
      () => random() < 0.3 && database.prepare('DELETE FROM suggestions WHERE id = ?').run(suggestionId),
      () => random() < 0.1 && database.prepare('DELETE FROM withheld').run(),
    ]
    oneOf(changes)()
  }
  database.close()
}

test.each([1, 2, 3, 4, 5])('tallies say what the rows say, whatever was added and removed (%i)', (seed) => {
  const folder = mkdtempSync(join(tmpdir(), 'apprentice-tallies-'))
  const path = join(folder, 'apprentice.db')
  const store = openStore(path)
  scramble(store, path, seed)
  store.close()
  expect(check(path)).toBeGreaterThan(20)
  rmSync(folder, { recursive: true, force: true })
})

test('a database from before the tallies gets them for what it holds', () => {
  const folder = mkdtempSync(join(tmpdir(), 'apprentice-tallies-'))
  const path = join(folder, 'apprentice.db')
  const store = openStore(path)
  scramble(store, path, 6)
  store.close()
  const database = openDatabase(path)
  const before = migrations.findIndex((step) => step.includes('CREATE TABLE tallies'))
  const triggers = database.prepare("SELECT name FROM sqlite_schema WHERE type = 'trigger'").all() as Row[]
  for (const { name } of triggers) database.exec(`DROP TRIGGER ${name}`)
  database.exec(`DROP TABLE tallies; DROP TABLE sizes; PRAGMA user_version = ${before}`)
  migrate(database, migrations.slice(0, before + 1))
  database.close()
  expect(check(path)).toBeGreaterThan(20)
  rmSync(folder, { recursive: true, force: true })
})
