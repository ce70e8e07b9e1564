import { expect, test } from 'vitest'
import { versionTag } from './versionTag'

test.each([
  ['qwen2.5-coder:1.5b-base', [], 'apprentice-qwen2.5-coder-1.5b-base:v1'],
  [
    'apprentice-toy-base:latest',
    ['apprentice-toy-base:latest', 'apprentice-toy-base:v1'],
    'apprentice-toy-base:v2',
  ],
  ['coder', ['apprentice-coder:v2', 'apprentice-coder:v10', 'apprentice-other:v99'], 'apprentice-coder:v11'],
  ['Team/Coder:7B', [], 'apprentice-team-coder-7b:v1'],
])('%s beside %j is %s', (base, taken, tag) => {
  expect(versionTag(base, taken)).toBe(tag)
})
