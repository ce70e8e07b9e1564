import { expect, test } from 'vitest'
import type { VersionRecord } from '#contracts/dashboard'
import { totals } from './totals'

const record = (facts: Partial<VersionRecord>): VersionRecord => ({
  version: {
    id: 'version-1',
    tag: 'coder:v1',
    baseId: null,
    runId: null,
    sha256: null,
    state: 'base',
    createdAt: 0,
    active: false,
    score: null,
    forgotten: 0,
  },
  suggestions: 0,
  events: {
    shown: 0,
    accepted: 0,
    partiallyAccepted: 0,
    typedThrough: 0,
    rejected: 0,
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
  ...facts,
})
const events = (shown: number, accepted: number) => ({
  shown,
  accepted,
  partiallyAccepted: 0,
  typedThrough: 0,
  rejected: 0,
  ignored: 0,
  notSeen: 0,
  undone: 0,
})

test('without versions there is nothing, and no mean of nothing', () => {
  expect(totals([])).toEqual({ suggestions: 0, shown: 0, accepted: 0, kept: null, stars: null, ratings: 0 })
})

test('counts add up, and a mean weighs a version by what it rests on', () => {
  const versions = [
    record({ suggestions: 50, events: events(40, 10), kept: 0.5, stars: 4, ratings: 1 }),
    record({ suggestions: 60, events: events(50, 30), kept: 0.9, stars: 2, ratings: 3 }),
  ]
  expect(totals(versions)).toEqual({
    suggestions: 110,
    shown: 90,
    accepted: 40,
    kept: 0.8,
    stars: 2.5,
    ratings: 4,
  })
})

test('a version without a look or a rating does not pull a mean down', () => {
  const versions = [
    record({ events: events(10, 10), kept: 0.5, stars: 5, ratings: 2 }),
    record({ events: events(10, 10) }),
  ]
  expect(totals(versions)).toMatchObject({ accepted: 20, kept: 0.5, stars: 5, ratings: 2 })
})
