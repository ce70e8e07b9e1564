import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Project } from '#contracts/interaction'
import { offered, captureUnderTest, type CaptureUnderTest } from '#test/capture/captureUnderTest'
import { suggestionRow } from '#test/store/suggestionRow'
import { type Outside, SuggestionRecord } from './suggestionRecord'

const HOUR = 3_600_000
let under: CaptureUnderTest
let read: string[]
let problems: unknown[]

const project = (workspace: string, at: number): Project => ({
  ...{ workspace, at, projectType: 'aspnet', technologies: ['net9.0'], architecture: null },
  ...{ developmentPhase: null, codeStyle: null, testingFramework: 'xunit' },
})
const outside: Outside = {
  headCommit: (folder) => Promise.resolve(`head of ${folder}`),
  readProject: (workspace, now) => {
    read.push(workspace)
    return Promise.resolve(project(workspace, now))
  },
}
const record = (change: Partial<Outside> | null = {}): SuggestionRecord =>
  new SuggestionRecord({
    store: under.store,
    outside: change && { ...outside, ...change },
    onFailure: (error) => void problems.push(error),
  })

beforeEach(() => {
  under = captureUnderTest({ outside })
  ;[read, problems] = [[], []]
})
afterEach(async () => {
  await under.capture.close()
  under.store.close()
})

test('a suggestion is stored with its moment, through the capture', async () => {
  const { capture, store } = under
  const context = [{ source: 'sibling', path: 'Item.html', text: 'not to be stored' }]
  capture.suggested(offered(), context)
  await capture.flush()
  expect(store.interactions.get('s1')).toMatchObject({
    ...{ commitHash: 'head of /shop', learningType: 'codeGeneration', domain: 'dotnet.other' },
    context: [{ source: 'sibling', path: 'Item.html' }],
  })
  expect(JSON.stringify(store.interactions.get('s1'))).not.toContain('not to be stored')
})

test('an instruction is stored as it was redacted', async () => {
  const { capture, store } = under
  const key = `AKIA${'IOSFODNN7EXAMPLQ'}`
  capture.suggested(
    offered({ surface: 'generate', prefix: `Sign in with ${key} at the bucket\n`, suffix: '' }),
  )
  await capture.flush()
  const { instruction } = store.interactions.get('s1')!
  expect(instruction).toContain('Sign in with')
  expect(instruction).not.toContain(key)
})

test('nothing is stored while recording is off', async () => {
  const { capture, store } = under
  capture.setRecording(false)
  capture.suggested(offered())
  await capture.flush()
  expect(store.interactions.get('s1')).toBeUndefined()
  expect(read).toEqual([])
})

test('both or none', async () => {
  const { store } = under
  await record().add(suggestionRow('a'), [])
  await expect(record().add(suggestionRow('a', { id: 'b', versionId: '' }), [])).rejects.toThrow()
  expect(store.interactions.get('a')).toBeDefined()
  expect(store.suggestions.get('b') ?? store.interactions.get('b')).toBeUndefined()
})

test('a project is read once a day, and not again by another process', async () => {
  const { store } = under
  const [one, other] = [record(), record()]
  await one.add(suggestionRow('a', { createdAt: 0 }), [])
  await one.add(suggestionRow('b', { createdAt: HOUR }), [])
  await one.add(suggestionRow('c', { createdAt: HOUR, workspace: '/other' }), [])
  await one.idle()
  await other.add(suggestionRow('d', { createdAt: 2 * HOUR }), [])
  await other.idle()
  expect(read).toEqual(['/shop', '/other'])
  expect(store.interactions.project('/shop')).toEqual(project('/shop', 0))
  await one.add(suggestionRow('e', { createdAt: 25 * HOUR }), [])
  await one.idle()
  expect(read).toEqual(['/shop', '/other', '/shop'])
  expect(store.interactions.project('/shop')!.at).toBe(25 * HOUR)
})

test('nothing waits for the reading of a project, and an end gives it up', async () => {
  let given: AbortSignal | undefined
  const slow = record({
    readProject: (_, __, signal) => {
      given = signal
      return new Promise((_resolve, reject) => {
        signal.addEventListener('abort', () => reject(signal.reason as Error))
      })
    },
  })
  await slow.add(suggestionRow('a'), [])
  await slow.add(suggestionRow('b'), [])
  await new Promise((resolve) => setImmediate(resolve))
  expect(given?.aborted).toBe(false)
  await slow.close()
  expect(problems).toEqual([])
})

test('a suggestion without a workspace, or without anything known outside, is stored all the same', async () => {
  const { store } = under
  await record(null).add(suggestionRow('a'), [])
  await record({ headCommit: () => Promise.reject(new Error('no disk')) }).add(
    suggestionRow('b', { workspace: '' }),
    [],
  )
  expect(store.interactions.get('a')?.commitHash).toBeNull()
  expect(store.interactions.get('b')?.commitHash).toBeNull()
  expect(read).toEqual([])
})

test('a project that cannot be read is told', async () => {
  const broken = record({ readProject: () => Promise.reject(new Error('no disk')) })
  await broken.add(suggestionRow('a'), [])
  await broken.idle()
  expect(problems).toEqual([new Error('no disk')])
})

test('what is checked out is asked again after two seconds', async () => {
  let asked = 0
  const one = record({ headCommit: () => Promise.resolve(`head ${++asked}`) })
  for (const [id, createdAt] of [
    ['a', 0],
    ['b', 1999],
    ['c', 2000],
  ] as const)
    await one.add(suggestionRow(id, { createdAt }), [])
  await one.add(suggestionRow('d', { createdAt: 2001, workspace: '/other' }), [])
  const hashes = ['a', 'b', 'c', 'd'].map((id) => under.store.interactions.get(id)?.commitHash)
  expect(hashes).toEqual(['head 1', 'head 1', 'head 2', 'head 3'])
})
