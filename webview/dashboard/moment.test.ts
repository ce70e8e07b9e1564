import { expect, test } from 'vitest'
import { moment } from './moment'

test('names the month', () => {
  expect(moment(Date.UTC(2026, 10, 3, 14, 5), 'UTC')).toBe('3 Nov 2026, 14:05')
})
