import { expect, test } from 'vitest'
import { RecentReports } from './recentReports'

test('only what is recent is told again, in its order', () => {
  let now = 0
  const reports = new RecentReports(() => now)
  reports.add('a', 1)
  now = 10_000
  reports.add('b', 2)
  reports.add('c', 3)
  now = 16_000
  expect(reports.recent().map(({ method }) => method)).toEqual(['b', 'c'])
  now = 60_000
  expect(reports.recent()).toEqual([])
})
