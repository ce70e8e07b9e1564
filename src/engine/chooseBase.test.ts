import { expect, test } from 'vitest'
import { chooseBase } from './chooseBase'

test.each([
  [['llama3:8b', 'qwen2.5-coder:7b', 'qwen2.5-coder:1.5b-base'], 'qwen2.5-coder:1.5b-base'],
  [['apprentice-qwen2.5-coder-1.5b-base:v2', 'qwen2.5-coder:7b'], 'qwen2.5-coder:7b'],
  [['qwen3-coder:30b'], 'qwen3-coder:30b'],
])('of %j it is %s', (names, base) => {
  expect(chooseBase(names)).toBe(base)
})

test('where none fits, it says what there is and what to do', () => {
  expect(() => chooseBase(['llama3:8b'])).toThrow('it has llama3:8b). Pull one')
})
