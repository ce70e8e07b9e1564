import { openDatabase } from '#engine/store/database'
import { openStore, type Store } from '#engine/store/store'
import { suggestionRow } from '#test/store/suggestionRow'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { SerialQueue } from './serialQueue'

let folder: string
let store: Store
let transactions: number
let queue: SerialQueue

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'apprentice-queue-'))
  store = openStore(join(folder, 'apprentice.db'))
  transactions = 0
  let depth = 0
  queue = new SerialQueue((work) => {
    if (depth++ === 0) transactions++
    try {
      return store.transaction(work)
    } finally {
      depth--
    }
  })
})
afterEach(() => {
  store.close()
  rmSync(folder, { recursive: true, force: true })
})

const failures: unknown[] = []
beforeEach(() => void (failures.length = 0))
const add = (id: string): void => {
  queue.add(
    () => {
      store.suggestions.add(suggestionRow(id))
    },
    (error) => failures.push(error),
  )
}
const stored = (): string[] =>
  store.suggestions
    .latest(999)
    .map(({ id }) => id)
    .toReversed()

test('what comes together is stored in one transaction, in its order', async () => {
  for (const id of ['a', 'b', 'c', 'd']) add(id)
  await queue.idle()
  expect(stored()).toEqual(['a', 'b', 'c', 'd'])
  expect(transactions).toBe(1)
})

test('work that takes its time ends before the next begins', async () => {
  add('a')
  queue.add(
    async () => {
      await new Promise((resolve) => setTimeout(resolve, 20))
      store.suggestions.add(suggestionRow('b'))
    },
    (error) => failures.push(error),
  )
  for (const id of ['c', 'd']) add(id)
  await queue.idle()
  expect(stored()).toEqual(['a', 'b', 'c', 'd'])
})

test('one that fails is told of, and takes no other along', async () => {
  for (const id of ['a', 'a', 'b', 'b', 'c']) add(id)
  queue.add(
    async () => {
      await Promise.resolve()
      throw new Error('late')
    },
    (error) => failures.push(error),
  )
  add('d')
  await queue.idle()
  expect(stored()).toEqual(['a', 'b', 'c', 'd'])
  expect(failures).toMatchObject([{ kind: 'refused' }, { kind: 'refused' }, { message: 'late' }])
})

test('where a transaction comes to nothing, each of its pieces is tried alone', async () => {
  let isFull = true
  let depth = 0
  queue = new SerialQueue((work) => {
    depth++
    try {
      return store.transaction(() => {
        const result = work()
        if (depth > 1 || !isFull || stored().length < 4) return result
        isFull = false
        // As where the disk is full when it is to be committed.
        throw new Error('not committed')
      })
    } finally {
      depth--
    }
  })
  for (const id of ['a', 'b', 'c', 'd']) add(id)
  await queue.idle()
  expect(stored()).toEqual(['a', 'b', 'c', 'd'])
  expect(failures).toEqual([])
  expect(isFull).toBe(false)
})

test('where no transaction can begin, each piece is told so, and what comes later is stored', async () => {
  let isHeld = true
  const transaction = store.transaction.bind(store)
  queue = new SerialQueue((work) => {
    if (isHeld) throw new Error('busy')
    return transaction(work)
  })
  const told: string[] = []
  for (const id of ['a', 'b'])
    queue.add(
      () => {
        throw new Error(id)
      },
      (error) => told.push((error as Error).message),
    )
  await queue.idle()
  expect(told).toEqual(['a', 'b'])
  isHeld = false
  add('c')
  await queue.idle()
  expect(stored()).toEqual(['c'])
})

test('hundreds of pieces leave room for other work in between', async () => {
  for (let index = 0; index < 300; index++) add(`s${index}`)
  let seen: number | undefined
  const timer = setInterval(() => {
    const now = stored().length
    if (now > 0 && now < 300) seen ??= now
  }, 1)
  await queue.idle()
  clearInterval(timer)
  expect(stored()).toHaveLength(300)
  expect(transactions).toBe(6)
  expect(seen).toBeDefined()
})

test('while another program writes nothing is lost, and nobody waits with it', async () => {
  const path = join(folder, 'apprentice.db')
  const other = openDatabase(path)
  const patient = new SerialQueue(store.transaction, store.isBusy)
  other.exec('BEGIN IMMEDIATE')
  patient.add(
    () => store.suggestions.add(suggestionRow('a')),
    (error) => failures.push(error),
  )
  const from = performance.now()
  for (let turn = 0; turn < 20; turn++) await new Promise((resolve) => setTimeout(resolve, 10))
  expect(performance.now() - from).toBeLessThan(2000)
  expect(stored()).toEqual([])
  other.exec('ROLLBACK')
  other.close()
  await patient.idle()
  expect([stored(), failures]).toEqual([['a'], []])
})
