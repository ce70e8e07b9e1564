import { expect, test } from 'vitest'
import { dashboardRequest } from './dashboardRequest'

test.each([
  { kind: 'ready' },
  { kind: 'refresh' },
  { kind: 'command', command: 'train' },
  { kind: 'rate', id: 's1', stars: 5 },
  { kind: 'comment', id: 's1' },
  { kind: 'expected', id: 's1' },
])('%j is understood, and nothing that it says besides', (message) => {
  expect(dashboardRequest(message)).toEqual(message)
  expect(dashboardRequest({ ...message, more: 1 })).toEqual(message)
})

test.each([
  null,
  undefined,
  'ready',
  {},
  { kind: 'toString' },
  { kind: 'command' },
  { kind: 'command', command: 'toString' },
  { kind: 'command', command: 7 },
  { kind: 'rate', id: 's1' },
  { kind: 'rate', id: 's1', stars: 6 },
  { kind: 'rate', id: 's1', stars: 0 },
  { kind: 'rate', id: 's1', stars: 2.5 },
  { kind: 'rate', id: 's1', stars: '3' },
  { kind: 'rate', id: '', stars: 3 },
  { kind: 'comment' },
  { kind: 'expected', id: 7 },
])('%j is nothing', (message) => {
  expect(dashboardRequest(message)).toBeNull()
})
