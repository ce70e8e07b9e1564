import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { reviewRequestSchema } from '#contracts/datasetReview'
import type { Example } from '#contracts/example'
import { formatExample } from '#engine/completion/completion'
import { redact } from '#engine/redact/redact'
import { type Store, openStore } from '#engine/store/store'
import { cardOf } from '#test/record/datasetRows'
import { decideExample, reviewDataset } from './reviewDataset'

const workspace = '/shop'
let folder: string
let store: Store

const provenance = {
  weight: 1,
  language: 'csharp',
  pattern: null,
  group: 'Orders',
  source: { kind: 'repository', fileHash: '0', line: 3 },
  at: null,
  quality: null,
  security: null,
  loss: null,
} as const

const fim = (id: string, path: string, completion: string): Example => ({
  ...provenance,
  ...{ format: 'fim', task: 'line', id, contentHash: `hash ${id}`, paths: [path] },
  ...{ prompt: formatExample('var total = ', ''), completion },
})
const chat: Example = {
  ...provenance,
  ...{ format: 'chat', task: 'explain', id: 'c', contentHash: 'hash c', paths: ['Orders.cs'] },
  ...{ pattern: 'service', source: { kind: 'commit', hash: 'abc' } },
  messages: [
    { role: 'user', content: 'What does Checkout do?' },
    { role: 'assistant', content: 'It pays.' },
  ],
}

const files: Record<string, readonly object[]> = {
  'train.jsonl': [fim('a', 'Orders.cs', 'Sum();'), fim('b', 'Basket.cs', 'Count();')],
  'test.jsonl': [fim('t', 'Till.cs', 'Total();')],
  'chat-train.jsonl': [chat],
  'leftOut.jsonl': [
    { reason: 'tooSmall', where: 'A.cs', count: 1 },
    { reason: 'generated', where: 'B.g.cs', count: 7 },
  ],
}

const card = cardOf(
  'dataset-1',
  { train: 3, test: 1 },
  Object.fromEntries(Object.entries(files).map(([name, rows]) => [name, { rows: rows.length, sha256: '' }])),
)

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'review-'))
  store = openStore(join(folder, 'apprentice.db'))
  for (const [name, rows] of Object.entries(files))
    writeFileSync(join(folder, name), rows.map((row) => `${JSON.stringify(row)}\n`).join(''))
  store.datasets.add(folder, card)
})
afterEach(() => {
  store.close()
  rmSync(folder, { recursive: true, force: true })
})

const parts = () => ({ store, redact, clock: { now: () => 5, delay: () => Promise.resolve() } })
const look = async (filter: object, page: object = {}) =>
  await reviewDataset(reviewRequestSchema.parse({ workspace, filter, ...page }), { store })
const ids = async (filter: object, page: object = {}): Promise<string[]> =>
  (await look(filter, page)).examples.map(({ id }) => id)

test('a page of examples, those that the filter lets through', async () => {
  expect(await ids({})).toEqual(['a', 'b', 't', 'c'])
  expect(await ids({ split: 'test' })).toEqual(['t'])
  expect(await ids({ format: 'chat' })).toEqual(['c'])
  expect(await ids({ source: 'repository', split: 'train' })).toEqual(['a', 'b'])
  expect(await ids({ pattern: 'service' })).toEqual(['c'])
  expect(await ids({ task: 'line', text: 'TILL' })).toEqual(['t'])
  expect(await ids({ text: 'checkout' })).toEqual(['c'])
  expect(await ids({}, { offset: 1, limit: 2 })).toEqual(['b', 't'])
  expect((await look({}, { offset: 1, limit: 2 })).total).toBe(4)
})

test('what was left out, the most frequent reason first', async () => {
  const { leftOut } = await look({})
  expect(leftOut.map(({ reason, where }) => [reason, where])).toEqual([
    ['generated', 'B.g.cs'],
    ['tooSmall', 'A.cs'],
  ])
})

test('a decision is shown, can be looked for, and can be taken back', async () => {
  const about = { workspace, contentHash: 'hash a', path: 'Orders.cs' }
  await decideExample({ ...about, decision: 'drop', answer: null }, parts())
  expect(await ids({ decision: 'drop' })).toEqual(['a'])
  expect(await ids({ decision: 'none' })).toEqual(['b', 't', 'c'])
  await decideExample({ ...about, decision: 'none', answer: null }, parts())
  expect(await ids({ decision: 'drop' })).toEqual([])
})

test('an edited answer is kept without its secrets; an edit without one is refused', async () => {
  const about = { workspace, contentHash: 'hash a', path: 'Orders.cs', decision: 'edit' } as const
  await decideExample({ ...about, answer: 'Send("jane.doe@shop-mail.com");' }, parts())
  const [found] = (await look({ decision: 'edit' })).examples
  expect(found?.decision?.answer).toMatch(/^Send\("<redacted:.*>"\);$/)
  await expect(decideExample({ ...about, answer: null }, parts())).rejects.toThrow('needs the answer')
})

test('without a dataset, and where its files are gone, it says what to do', async () => {
  await expect(
    reviewDataset(reviewRequestSchema.parse({ workspace: '/srv/none' }), { store }),
  ).rejects.toThrow('Train on My Repo')
  rmSync(join(folder, 'train.jsonl'))
  await expect(look({})).rejects.toThrow('Build it again')
})

test('forgetting a file forgets what was decided about it', async () => {
  for (const [contentHash, path] of [
    ['hash a', 'Orders.cs'],
    ['hash b', 'Basket.cs'],
  ] as const)
    await decideExample({ workspace, contentHash, path, decision: 'pin', answer: null }, parts())
  expect(store.exampleDecisions.forget({ workspace, path: 'Orders.cs' })).toBe(1)
  expect([...store.exampleDecisions.of(workspace).keys()]).toEqual(['hash b'])
})
