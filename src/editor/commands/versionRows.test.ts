import { expect, test } from 'vitest'
import type { VersionLine } from '#contracts/version'
import { versionRows } from './versionRows'

const version = (tag: string, changes: Partial<VersionLine> = {}): VersionLine => ({
  id: `id of ${tag}`,
  tag,
  baseId: null,
  runId: null,
  sha256: null,
  state: 'promoted',
  createdAt: 0,
  active: false,
  score: null,
  forgotten: 0,
  ...changes,
})

test('what serves comes first, then the newest; what is gone does not come', () => {
  const rows = versionRows(
    [
      version('old', { createdAt: 1, state: 'base' }),
      version('new', { createdAt: 3 }),
      version('serving', { createdAt: 2, active: true }),
      version('lost', { state: 'kept' }),
      version('gone', { state: 'removed' }),
    ],
    60_000,
  )
  expect(rows.map(({ label }) => label)).toEqual(['$(check) serving', '$(blank) new', '$(blank) old'])
  expect(rows[0]?.description).toBe('serves now · trained, proved better · 1 min ago')
})

test('what was forgotten since it was trained is said, with the way to be rid of it', () => {
  const [row] = versionRows([version('a', { forgotten: 3 })], 0)
  expect(row?.detail).toBe('Not measured yet. Contains 3 forgotten examples: train again to be rid of them.')
})

test.each([
  [20_000, 'just now'],
  [5 * 60_000, '5 min ago'],
  [3 * 3_600_000, '3 h ago'],
  [72 * 3_600_000, '3 days ago'],
])('a version of %s milliseconds', (now, said) => {
  expect(versionRows([version('a')], now)[0]?.description).toContain(said)
})

test('a score is said in words', () => {
  const [row] = versionRows([version('a', { score: { editSimilarity: 0.2804, loss: 3.0012 } })], 0)
  expect(row?.detail).toBe('On held-out code: answers 28.0 % like what you wrote, loss 3.001')
})
