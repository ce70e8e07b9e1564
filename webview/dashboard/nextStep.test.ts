import { expect, test } from 'vitest'
import type { Dashboard } from '#contracts/dashboard'
import type { EngineStatus } from '#contracts/engineStatus'
import type { Run } from '#contracts/run'
import { nextStep } from './nextStep'

const status: EngineStatus = {
  runtime: 'http://127.0.0.1:11434',
  runtimeAnswers: true,
  base: 'coder:base',
  active: null,
  notRecorded: null,
  events: {},
  withheld: {},
  suggestions: 0,
  training: null,
}
const version: Dashboard['versions'][number] = {
  version: {
    id: 'version-1',
    tag: 'coder:base',
    baseId: null,
    runId: null,
    sha256: null,
    state: 'base',
    createdAt: 0,
    active: true,
    score: null,
    forgotten: 0,
  },
  suggestions: 3,
  events: {
    shown: 3,
    accepted: 0,
    partiallyAccepted: 0,
    typedThrough: 0,
    rejected: 3,
    ignored: 0,
    notSeen: 0,
    undone: 0,
  },
  kept: null,
  stars: null,
  ratings: 0,
  quality: null,
  builds: { passed: 0, failed: 0 },
  tests: { passed: 0, failed: 0 },
}
const run: Run = {
  id: 'run-1',
  datasetId: 'dataset-1',
  baseVersionId: 'version-1',
  state: 'cancelled',
  startedAt: 0,
  endedAt: 1,
  settings: '{}',
  lossBefore: null,
  lossAfter: null,
  file: null,
  message: null,
}
const dashboard = (facts: Partial<Dashboard>): Dashboard => ({
  status,
  versions: [version],
  scorecards: [],
  runs: [run],
  latest: [],
  ...facts,
})

test.each([
  [
    'a dead runtime comes first',
    { status: { ...status, runtimeAnswers: false, base: null } },
    'startRuntime',
  ],
  ['then a missing base', { status: { ...status, base: null }, versions: [] }, 'chooseBase'],
  ['then the first suggestion', { versions: [{ ...version, suggestions: 0 }], runs: [] }, 'code'],
  ['then the first training', { runs: [] }, 'train'],
  ['not while one runs', { runs: [], status: { ...status, training: { pid: 7 } } }, null],
  ['and then nothing is left', {}, null],
])('%s', (_, facts, expected) => {
  expect(nextStep(dashboard(facts), true)).toBe(expected)
})

test('recording that is off comes before what it would record', () => {
  expect(nextStep(dashboard({ versions: [] }), false)).toBe('decideOnRecording')
})
