import { expect, test } from 'vitest'
import { becameWord } from './becameWord'

test('an accept that was taken back says so', () => {
  expect(becameWord({ became: 'accepted', undone: false })).toBe('Accepted')
  expect(becameWord({ became: 'accepted', undone: true })).toBe('Accepted, then undone')
  expect(becameWord({ became: 'rejected', undone: false })).toBe('Rejected')
})
