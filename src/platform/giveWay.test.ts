import { expect, test } from 'vitest'
import { givingWay } from './giveWay'

test('others have their turn in long work, and none is waited for in short work', async () => {
  let turns = 0
  const ticking = setInterval(() => turns++, 0)
  const now = givingWay(1000)
  for (let times = 0; times < 10_000; times++) await now()
  expect(turns).toBe(0)
  const often = givingWay(2)
  const until = performance.now() + 60
  while (performance.now() < until) await often()
  clearInterval(ticking)
  expect(turns).toBeGreaterThan(2)
})
