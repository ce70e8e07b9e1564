import { expect, test } from 'vitest'
import { TokenText } from './tokenText'

/** Tokens are bytes. */
const bytesToText = (tokens: readonly number[]) => Buffer.from(tokens).toString('utf8')

test('a character is given whole, with its last byte', () => {
  const text = new TokenText(bytesToText, [])
  expect([...Buffer.from('aé🎉')].map((byte) => text.push(byte))).toEqual([
    'a',
    null,
    'é',
    null,
    null,
    null,
    '🎉',
  ])
})

test('bytes that can never become a character do not hold the answer up', () => {
  const text = new TokenText(bytesToText, [])
  const given = [0xff, 0xff, 0xff, 0xff, 0x61].map((byte) => text.push(byte))
  expect(given.slice(0, 3)).toEqual([null, null, null])
  expect(given[4]).toBe('a')
})

test('what precedes a token is known to the model', () => {
  const seen: (readonly number[])[] = []
  const text = new TokenText(
    (tokens, before) => {
      seen.push(before)
      return bytesToText(tokens)
    },
    [1, 2, 3, 4, 5],
  )
  text.push(97)
  text.push(98)
  expect(seen).toEqual([
    [2, 3, 4, 5],
    [3, 4, 5, 97],
  ])
})
