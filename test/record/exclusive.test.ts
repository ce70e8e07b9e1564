/** Examples that are being made would keep a text that is being forgotten: the two wait for each other. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { openStore, type Store } from '#engine/store/store'
import { silentLog } from '#platform/log'
import { openEngine, openRecord } from '#src/app'
import { copySampleShop } from '#test/workspace/copySampleShop'
import { recordEverything } from './recordEverything'

let home: string
let other: Store
beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'exclusive-'))
  other = openStore(join(home, 'apprentice.db'))
})
afterEach(() => {
  other.close()
  rmSync(home, { recursive: true, force: true, maxRetries: 5 })
})

/** Whether the work ended while another program held the lock; then it is let go, and the work ends. */
async function endsBeside(work: () => Promise<unknown>): Promise<boolean> {
  const held = other.jobLock.acquire('examples', Date.now())
  if (held.kind !== 'acquired') throw new Error('Somebody holds it already.')
  let ended = false
  const working = work().then(() => (ended = true))
  await new Promise((resolve) => setTimeout(resolve, 1_500))
  const endedBeside = ended
  other.jobLock.release('examples', held.owner)
  await working
  return endedBeside
}

test('forgetting waits', async () => {
  recordEverything(other, 'a', 'Mark', { path: 'A.cs' })
  const { record, close } = await openRecord({ home, log: silentLog })
  expect(await endsBeside(() => record.forget({ kind: 'all' }))).toBe(false)
  expect(other.recorded.sizes().suggestions).toBe(0)
  close()
})

test('the making of examples waits, and so does what is forgotten in a window', async () => {
  const shop = copySampleShop()
  const engine = await openEngine({ home, runtime: 'http://127.0.0.1:9', log: silentLog })
  expect(await endsBeside(() => engine.buildDataset(shop))).toBe(false)
  expect(other.datasets.list()).toHaveLength(1)
  expect(await endsBeside(() => engine.record.forget({ kind: 'all' }))).toBe(false)
  await engine.close()
  rmSync(shop, { recursive: true })
})
