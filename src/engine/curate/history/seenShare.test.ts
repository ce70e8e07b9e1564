import { expect, test } from 'vitest'
import { seenShare } from './seenShare'

test.each([
  ['half of the words', 'round totals', 'Round(price)', 0.5],
  ['words of one stem', 'validation of orders', 'ValidateOrder()', 1],
  ['one of many', 'all flags', 'var flag = All();', 1],
  ['no telling word', 'fix it', 'fix it', 0],
])('%s', (_, said, seen, share) => expect(seenShare(said, seen)).toBe(share))
