import { type Run } from '#contracts/run'
import { type Scorecard } from '#contracts/scorecard'
import { type Version } from '#contracts/version'
import { outcomeFacts } from '#test/store/outcomeFacts'
import { suggestionRow } from '#test/store/suggestionRow'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { openStore, type Store } from './store'

let folder: string
let store: Store

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'apprentice-store-'))
  store = openStore(join(folder, 'apprentice.db'))
})
afterEach(() => {
  store.close()
  rmSync(folder, { recursive: true, force: true })
})

function event(id: string, suggestionId: string, kind: 'shown' | 'accepted' | 'rejected', at = 2000) {
  return { id, suggestionId, kind, at, confidence: 'reported' as const }
}

const { survival, diagnostics, build } = outcomeFacts

describe('suggestions', () => {
  test('come back as they were, newest first', () => {
    store.suggestions.add(suggestionRow('a'))
    store.suggestions.add(suggestionRow('b', { createdAt: 500 }))
    expect(store.suggestions.get('a')).toEqual(suggestionRow('a'))
    expect(store.suggestions.get('none')).toBeUndefined()
    expect(store.suggestions.latest(1).map(({ id }) => id)).toEqual(['b'])
  })

  test('are counted by version', () => {
    store.suggestions.add(suggestionRow('a'))
    store.suggestions.add(suggestionRow('b', { client: 'replay' }))
    store.suggestions.add(suggestionRow('c', { versionId: 'v2' }))
    expect([...store.suggestions.countByVersion()]).toEqual([
      ['v1', 2],
      ['v2', 1],
    ])
    expect([...store.suggestions.countByVersion({ client: 'replay' })]).toEqual([['v1', 1]])
  })

  test('that are not as the contract says are refused before they are written', () => {
    expect(() => store.suggestions.add(suggestionRow('a', { line: -1 }))).toThrow()
    expect(store.suggestions.latest(9)).toEqual([])
  })
})

describe('events', () => {
  test('of a kind count once for a suggestion, partial accepts as often as they come', () => {
    store.suggestions.add(suggestionRow('a'))
    expect(store.events.add(event('1', 'a', 'shown'))).toBe(true)
    expect(store.events.add(event('2', 'a', 'shown'))).toBe(false)
    for (const [id, acceptedCharacters] of [
      ['3', 2],
      ['4', 5],
    ] as const)
      store.events.add({ ...event(id, 'a', 'shown'), kind: 'partiallyAccepted', acceptedCharacters })
    expect(store.events.forSuggestion('a')).toEqual([
      event('1', 'a', 'shown'),
      { ...event('3', 'a', 'shown'), kind: 'partiallyAccepted', acceptedCharacters: 2 },
      { ...event('4', 'a', 'shown'), kind: 'partiallyAccepted', acceptedCharacters: 5 },
    ])
    expect(store.events.counts()).toEqual({
      shown: 1,
      accepted: 0,
      partiallyAccepted: 1,
      typedThrough: 0,
      rejected: 0,
      ignored: 0,
      notSeen: 0,
      undone: 0,
    })
  })

  test('are counted by version and client', () => {
    store.suggestions.add(suggestionRow('a'))
    store.suggestions.add(suggestionRow('b', { versionId: 'v2', client: 'replay' }))
    store.events.add(event('1', 'a', 'accepted'))
    store.events.add(event('2', 'b', 'accepted'))
    expect(store.events.countsByVersion().get('v2')?.accepted).toBe(1)
    expect(store.events.counts({ client: 'editor' }).accepted).toBe(1)
  })

  test('need their suggestion', () => {
    expect(() => store.events.add(event('1', 'none', 'shown'))).toThrow(/refused a row/)
  })
})

test('accepted suggestions come with what became of them', () => {
  store.suggestions.add(suggestionRow('a'))
  store.suggestions.add(suggestionRow('b', { client: 'replay', workspace: '/other' }))
  store.suggestions.add(suggestionRow('c'))
  store.events.add(event('1', 'b', 'accepted', 100))
  store.events.add(event('2', 'a', 'accepted', 200))
  store.events.add(event('3', 'c', 'rejected'))
  store.outcomes.add({ ...survival, id: 'o1', suggestionId: 'a' })
  store.outcomes.add({ ...diagnostics, id: 'o3', suggestionId: 'a' })
  store.outcomes.add({ ...build, id: 'o2', suggestionId: 'a' })
  store.ratings.set({ suggestionId: 'a', stars: 2, at: 7000, expected: null, comment: null })
  store.events.add({ ...event('4', 'b', 'shown'), kind: 'undone' })
  const all = store.acceptedSuggestions()
  expect(all.map(({ suggestion: { id } }) => id)).toEqual(['b', 'a'])
  expect(all[1]).toEqual({
    suggestion: suggestionRow('a'),
    acceptedAt: 200,
    survivals: [{ ...survival, id: 'o1', suggestionId: 'a' }],
    commands: [{ ...build, id: 'o2', suggestionId: 'a' }],
    undone: false,
    stars: 2,
  })
  expect(all[0]).toMatchObject({ undone: true, stars: null })
  expect(store.acceptedSuggestions({ client: 'editor' })).toHaveLength(1)
  expect(store.acceptedSuggestions({ workspace: '/other' })).toHaveLength(1)
  expect(store.acceptedSuggestions({ since: 101 })).toHaveLength(1)
})

test('datasets know their examples, and where these came from', () => {
  const card = {
    schema: 2 as const,
    id: 'dataset-1',
    createdAt: '2026-01-01T00:00:00.000Z',
    workspace: '/shop',
    promptFormat: { name: 'plain', endToken: '</s>' },
    counts: {
      files: 1,
      examples: 2,
      bySplit: { train: 2, validation: 0, test: 0 },
      ...{ byFormat: {}, bySource: {}, byLanguage: {}, byPattern: {}, byTask: {} },
      leftOut: { binary: 1 },
      redacted: {},
    },
    size: { characters: 20, tokens: 6, areTokensCounted: false },
    licences: {},
    files: {},
  }
  const source = { kind: 'repository' as const, fileHash: 'x', line: 1 }
  for (let time = 0; time < 2; time++) {
    store.datasets.add('/data/dataset-1', card)
    store.examples.add('dataset-1', 'train', [
      { id: 'e1', source, paths: ['src/Item.cs', 'src/ItemDto.cs'] },
      { id: 'e2', source: { kind: 'suggestion', suggestionId: 'a' }, paths: ['src/Item.cs'] },
    ])
  }
  expect(store.datasets.list()).toEqual([
    {
      id: 'dataset-1',
      folder: '/data/dataset-1',
      card,
      createdAt: Date.UTC(2026, 0, 1),
      state: 'ready',
      forgotten: 0,
    },
  ])
  expect(store.examples.count('dataset-1')).toBe(2)
  expect(store.examples.fromPath('/shop', 'src/Item.cs')).toHaveLength(2)
  expect(store.examples.fromPath('/shop', 'src/ItemDto.cs')).toMatchObject([{ exampleId: 'e1' }])
  expect(store.examples.from({ workspace: '/shop', path: 'src/' })).toHaveLength(2)
  expect(store.examples.fromPath('/other', 'src/Item.cs')).toEqual([])
  expect(store.examples.fromSuggestion('a')).toMatchObject([
    { datasetId: 'dataset-1', exampleId: 'e2', split: 'train' },
  ])
  store.datasets.setState('dataset-1', 'removed')
  expect(store.datasets.get('dataset-1')?.state).toBe('removed')
})

test('runs are followed from start to end', () => {
  const run: Run = {
    id: 'r1',
    datasetId: 'dataset-1',
    baseVersionId: 'v1',
    state: 'running',
    startedAt: 1,
    endedAt: null,
    settings: '{}',
    lossBefore: null,
    lossAfter: null,
    file: null,
    message: null,
  }
  store.runs.add(run)
  store.runs.add({ ...run, id: 'r2', startedAt: 2 })
  expect(store.runs.update('r1', { state: 'trained', endedAt: 9, lossAfter: 1.25 })).toBe(true)
  expect(store.runs.update('none', { state: 'failed' })).toBe(false)
  expect(store.runs.get('r1')).toEqual({ ...run, state: 'trained', endedAt: 9, lossAfter: 1.25 })
  expect(store.runs.list().map(({ id }) => id)).toEqual(['r2', 'r1'])
  expect(store.runs.list({ limit: 1 }).map(({ id }) => id)).toEqual(['r2'])
  expect(store.runs.list({ state: 'running' }).map(({ id }) => id)).toEqual(['r2'])
})

function version(id: string, change: Partial<Version> = {}): Version {
  return {
    id,
    tag: `shop:${id}`,
    baseId: null,
    runId: null,
    sha256: null,
    state: 'base',
    createdAt: 1,
    ...change,
  }
}

test('versions are found by id and tag', () => {
  store.versions.add(version('v1'))
  store.versions.add(version('v2', { baseId: 'v1', state: 'candidate' }))
  store.versions.setState('v2', 'promoted')
  expect(store.versions.byTag('shop:v2')).toEqual(version('v2', { baseId: 'v1', state: 'promoted' }))
  expect(store.versions.list().map(({ id }) => id)).toEqual(['v2', 'v1'])
  expect(store.versions.setState('none', 'kept')).toBe(false)
})

test('scorecards are found by whom they measured', () => {
  const measures = (versionId: string) => ({
    versionId,
    tag: versionId,
    loss: 1,
    exactMatch: 0.5,
    editSimilarity: 0.5,
    empty: 0,
    medianMs: 10,
  })
  const difference = { mean: 0, low: 0, high: 0 }
  const card = (id: string, at: number): Scorecard => ({
    id,
    datasetId: 'dataset-1',
    at,
    examples: 1,
    incumbent: measures('v1'),
    candidate: measures('v2'),
    lossGain: difference,
    editSimilarityGain: difference,
    better: 0,
    worse: 0,
    guard: null,
    verdict: { decision: 'keep', reasons: ['No difference.'] },
    showcase: null,
  })
  store.scorecards.add(card('s1', 1))
  store.scorecards.add(card('s2', 2))
  expect(store.scorecards.latestFor('v2')).toEqual(card('s2', 2))
  expect(store.scorecards.latestFor('v1')).toEqual(card('s2', 2))
  expect(store.scorecards.latestFor('v3')).toBeUndefined()
  expect(store.scorecards.list().map(({ id }) => id)).toEqual(['s2', 's1'])
  expect(store.scorecards.list(1).map(({ id }) => id)).toEqual(['s2'])
})

test('a transaction is all or nothing, also around another', () => {
  expect(() =>
    store.transaction(() => {
      store.suggestions.add(suggestionRow('a'))
      store.transaction(() => store.suggestions.add(suggestionRow('b')))
      throw new Error('stop')
    }),
  ).toThrow('stop')
  expect(store.suggestions.latest(9)).toEqual([])
})
