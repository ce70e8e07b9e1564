import { mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { z } from 'zod'
import { recordLineSchema } from '#contracts/record'
import { openStore, type Store } from '#engine/store/store'
import { recordEverything } from '#test/record/recordEverything'
import { suggestionRow } from '#test/store/suggestionRow'
import { exportRecord } from './exportRecord'

let folder: string
let store: Store
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'export-'))
  store = openStore(':memory:')
})
afterEach(() => {
  store.close()
  rmSync(folder, { recursive: true, force: true, maxRetries: 5 })
})

test('everything comes out as lines that the schema beside them describes', async () => {
  for (let index = 0; index < 450; index++) recordEverything(store, `s${index}`, `Mark${index}`)
  store.interactions.setProject({
    ...{ workspace: '/shop', at: 1, projectType: 'aspnet', technologies: ['net9.0'], architecture: null },
    ...{ developmentPhase: null, codeStyle: null, testingFramework: null },
  })
  const { lines, file, schemaFile } = await exportRecord(join(folder, 'new', 'record.jsonl'), store)
  const schema = z.fromJSONSchema(JSON.parse(readFileSync(schemaFile, 'utf8')) as never)
  const written = readFileSync(file, 'utf8')
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as unknown)
  expect(written).toHaveLength(lines)
  for (const line of written) schema.parse(line)
  // The schema says something at all.
  expect(schema.safeParse({ ...(written[0] as object), suggestion: { id: 's0' } }).success).toBe(false)
  const kinds = written.map((line) => recordLineSchema.parse(line).kind)
  expect(kinds.filter((kind) => kind === 'suggestion')).toHaveLength(450)
  expect(kinds.filter((kind) => kind === 'withheld')).toHaveLength(450)
  expect(kinds.filter((kind) => kind === 'project')).toHaveLength(1)
  expect(written[7]).toMatchObject({
    suggestion: { text: 'Mark7();' },
    events: [{ kind: 'shown' }, { kind: 'accepted' }],
    outcomes: [{ finalText: 'Mark7() // kept' }, { command: 'dotnet build Mark7' }],
    rating: { stars: 4, comment: 'I say Mark7' },
    writtenInstead: { text: 'instead Mark7' },
    quality: { overall: 0.9 },
    interaction: { instruction: 'please Mark7' },
  })
  expect(readdirSync(join(folder, 'new'))).toEqual(['record.jsonl', 'record.schema.json'])
})

test('tens of megabytes are never in memory at once', { timeout: 30_000 }, async () => {
  store.transaction(() => {
    for (let index = 0; index < 8_000; index++)
      store.suggestions.add(suggestionRow(`s${index}`, { prefix: 'x'.repeat(20_000) }))
  })
  let most = 0
  const before = process.memoryUsage().arrayBuffers + process.memoryUsage().heapUsed
  const watch = setInterval(() => {
    const { arrayBuffers, heapUsed } = process.memoryUsage()
    most = Math.max(most, arrayBuffers + heapUsed - before)
  }, 20)
  const { lines } = await exportRecord(join(folder, 'record.jsonl'), store)
  clearInterval(watch)
  expect(lines).toBe(8_000)
  // The file has 160 MB.
  expect(most).toBeLessThan(80_000_000)
})
