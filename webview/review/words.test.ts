import { expect, test } from 'vitest'
import { wordFor } from './words'

test.each([
  ['language', 'csharp', 'C#'],
  ['source', 'commit', 'Your commits'],
  ['task', 'writeTemplate', 'Write template'],
  ['pattern', 'controller', 'Controller'],
])('%s %s is read as %s', (field, name, word) => {
  expect(wordFor(field, name)).toBe(word)
})
