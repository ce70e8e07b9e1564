import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { initializationSchema } from './serverProtocol'
import { commands, methods } from './serverMethods'

/** Names in code spans that begin a row, or stand in its first cell. */
const firstCells = readFileSync('docs/language-server.md', 'utf8')
  .split('\n')
  .filter((line) => line.startsWith('| `'))
  .flatMap((line) => [...(line.split('|')[1] ?? '').matchAll(/`([^`]+)`/g)].map(([, name]) => name!))

test('docs/language-server.md has every message, command and option beyond LSP, and no other of ours', () => {
  expect(firstCells).toEqual(expect.arrayContaining(Object.values(methods)))
  expect(firstCells.filter((name) => name.startsWith('apprentice.')).sort()).toEqual(
    Object.values(commands).sort(),
  )
  expect(firstCells).toEqual(expect.arrayContaining(Object.keys(initializationSchema.shape)))
  const ours = firstCells.filter((name) => name.startsWith('apprentice/'))
  expect(Object.values(methods)).toEqual(expect.arrayContaining(ours))
})
