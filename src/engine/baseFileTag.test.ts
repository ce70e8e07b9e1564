import { expect, test } from 'vitest'
import { baseFileTag } from './baseFileTag'
import { toyBaseTag } from './defaults'

test.each([
  ['models/toy-base.Q8_0.gguf', toyBaseTag],
  ['/m/Qwen2.5-Coder-1.5B-Q4_K_M.gguf', 'apprentice-qwen2.5-coder-1.5b:latest'],
  ['coder.IQ3_XXS.GGUF', 'apprentice-coder:latest'],
  ['coder-BF16.gguf', 'apprentice-coder:latest'],
  ['coder.f32.gguf', 'apprentice-coder:latest'],
  ['qwen-quick.gguf', 'apprentice-qwen-quick:latest'],
  ['my coder (1).gguf', 'apprentice-my-coder--1-:latest'],
])('of %s it is %s', (path, tag) => {
  expect(baseFileTag(path)).toBe(tag)
})
