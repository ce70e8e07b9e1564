import { expect, test } from 'vitest'
import { CommandOutput, mayReport } from './commandOutput'

test.each([
  ['dotnet build', true],
  ['C:\\tools\\MSBuild.exe Shop.sln', true],
  ['( cd web && npm test )', true],
  ['./node_modules/.bin/tsc -p .', true],
  ['cat secrets.txt', false],
  ['git log --oneline', false],
])('%s: %s', (command, may) => {
  expect(mayReport(command)).toBe(may)
})

async function* pieces(...all: (string | Error)[]): AsyncGenerator<string> {
  for (const piece of all) {
    await Promise.resolve()
    if (piece instanceof Error) throw piece
    yield piece
  }
}

test('the end of the output is kept, and no more', async () => {
  const output = new CommandOutput(pieces('first', 'x'.repeat(200_000), 'y'.repeat(200_000), 'last'))
  await output.ended
  expect(output.text).toHaveLength(256 * 1024)
  expect(output.text.endsWith('ylast')).toBe(true)
})

test('a terminal that is closed leaves what it wrote', async () => {
  const output = new CommandOutput(pieces('error', new Error('disposed')))
  await output.ended
  expect(output.text).toBe('error')
})
