import { expect, test } from 'vitest'
import { reviewMessage } from './reviewMessage'

test.each([
  { kind: 'ready' },
  { kind: 'build' },
  { kind: 'open', path: 'a.cs' },
  { kind: 'show', filter: {}, offset: 0 },
  { kind: 'show', filter: { split: 'test', text: 'order' }, offset: 50 },
  { kind: 'decide', contentHash: 'x', path: 'a.cs', decision: 'drop', answer: null },
  { kind: 'decide', contentHash: 'x', path: 'a.cs', decision: 'edit', answer: 'y' },
])('%j is what the page may say', (message) => {
  expect(reviewMessage(message)).toEqual(message)
})

test.each([
  null,
  'ready',
  { kind: 'other' },
  { kind: 'open' },
  { kind: 'show', filter: { evil: 'x' }, offset: 0 },
  { kind: 'show', filter: { text: 3 }, offset: 0 },
  { kind: 'show', filter: [], offset: 0 },
  { kind: 'show', filter: {}, offset: -1 },
  { kind: 'decide', contentHash: 'x', path: 'a.cs', decision: 'burn', answer: null },
  { kind: 'decide', contentHash: 'x', path: 'a.cs', decision: 'edit', answer: '' },
  { kind: 'decide', contentHash: 'x', decision: 'drop', answer: null },
])('%j is nothing', (message) => {
  expect(reviewMessage(message)).toBeNull()
})
