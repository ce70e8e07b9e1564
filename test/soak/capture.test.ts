import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { eventKindSchema } from '#contracts/event'
import { openDatabase } from '#engine/store/database'
import { noEvents } from '#engine/store/events'
import { openStore } from '#engine/store/store'
import { seededRandom } from '#platform/seededRandom'
import { buildWriter, startWriter, type Writer } from '#test/store/startWriter'
import { rounds, soakTimeout } from './rounds'

const SERVERS = 4

let folder: string
let path: string
let running: Writer[]
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'apprentice-capture-'))
  path = join(folder, 'apprentice.db')
  running = []
})
afterEach(async () => {
  await Promise.all(running.map(kill))
  rmSync(folder, { recursive: true, force: true, maxRetries: 5 })
})

async function kill(server: Writer): Promise<void> {
  server.process.kill('SIGKILL')
  await server.ended
}

test(
  'four servers record at once, are killed in the middle, and no event is lost that was said to be stored',
  { timeout: soakTimeout(60_000) },
  async () => {
    const bundle = await buildWriter('recorder')
    const random = seededRandom('kill')
    const said: string[] = []
    let started = 0
    const start = (): Writer => startWriter(bundle, path, `server-${started++}`)
    running = Array.from({ length: SERVERS }, start)
    for (let round = 0; round < rounds(5, 200); round++) {
      const place = Math.floor(random() * SERVERS)
      const server = running[place]!
      await expect.poll(() => server.committed().length, { timeout: 30_000, interval: 5 }).toBeGreaterThan(0)
      await new Promise((resolve) => setTimeout(resolve, random() * 60))
      await kill(server)
      said.push(...server.committed())
      running[place] = start()
    }
    await Promise.all(running.map(kill))
    said.push(...running.flatMap((server) => server.committed()))
    expect(said.length).toBeGreaterThan(rounds(5, 200))

    const database = openDatabase(path)
    // Nobody holds it: the first try succeeds.
    database.exec('PRAGMA busy_timeout = 0; BEGIN IMMEDIATE; ROLLBACK')
    const checks = [
      ...database.prepare('PRAGMA integrity_check').all(),
      ...database.prepare('PRAGMA foreign_key_check').all(),
    ]
    expect(checks).toEqual([{ integrity_check: 'ok' }])
    const halves = 'SELECT id FROM suggestions WHERE id NOT IN (SELECT suggestionId FROM interactions)'
    expect(database.prepare(halves).all()).toEqual([])
    const stored = database.prepare('SELECT suggestionId, kind FROM events').all() as Record<string, string>[]
    database.close()

    const known = new Set(stored.map(({ suggestionId, kind }) => `${suggestionId} ${kind}`))
    expect(said.filter((event) => !known.has(event))).toEqual([])
    const counts = noEvents()
    for (const kind of eventKindSchema.options) {
      counts[kind] = stored.filter((event) => event['kind'] === kind).length
    }
    const store = openStore(path)
    expect(store.events.counts()).toEqual(counts)
    store.close()
  },
)
