import { describe, expect, test } from 'vitest'
import type { ContextSnippet } from '#contracts/contextSnippet'
import { differsEnough, settle } from './settle'

const snippet = (path: string, text = path.repeat(10)): ContextSnippet => ({ path, text, source: 'similar' })
const [a, b, c, d] = ['a', 'b', 'c', 'd'].map((path) => snippet(path)) as [
  ContextSnippet,
  ContextSnippet,
  ContextSnippet,
  ContextSnippet,
]

describe('a new choice', () => {
  test('keeps what stays where it was and puts what is new behind', () => {
    expect(settle([a, b, c], [d, c, a])).toEqual([a, c, d])
  })

  test('is the held list itself where it says the same in another order', () => {
    const held = [a, b]
    expect(settle(held, [b, { ...a, source: 'sibling' }])).toBe(held)
  })

  test('takes a changed text as another one', () => {
    const changed = snippet('a', 'other')
    expect(settle([a, b], [changed, b])).toEqual([b, changed])
  })
})

test('one of four is not worth reading them again, two are', () => {
  expect(differsEnough([a, b, c], [a, b, c, d])).toBe(false)
  expect(differsEnough([a, b], [a, b, c, d])).toBe(true)
  expect(differsEnough([a, b], [a])).toBe(false)
})
