import { expect, test } from 'vitest'
import type { Run } from '#contracts/run'
import { runEnd } from './runEnd'

const run = (facts: Partial<Run>): Run => ({
  id: 'run-1',
  datasetId: 'dataset-1',
  baseVersionId: 'version-1',
  state: 'trained',
  startedAt: 0,
  endedAt: null,
  settings: '{}',
  lossBefore: null,
  lossAfter: null,
  file: null,
  message: null,
  ...facts,
})

test('a run that nobody works on any more was broken off, and says how to go on', () => {
  expect(runEnd(run({ state: 'running' }), true)).toMatchObject({ word: 'running', note: '' })
  expect(runEnd(run({ state: 'running' }), false)).toMatchObject({
    word: 'broken off',
    note: expect.stringContaining('Train again'),
  })
})

test.each(['failed', 'outOfMemory'] as const)('%s says what the trainer said, or what to do', (state) => {
  expect(runEnd(run({ state, message: 'The disk is full.' }), false)).toMatchObject({
    good: false,
    note: 'The disk is full.',
  })
  expect(runEnd(run({ state }), false).note).not.toBe('')
})
