import { spawnSync } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { openStore } from '#engine/store/store'
import { suggestionRow } from '#test/store/suggestionRow'
import { parseCommandLine, UsageError } from './command'
import { deployedCommand } from './deployed'

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'deployed-'))
  git('init', '-q')
  git('-c', 'user.name=Jo', '-c', 'user.email=jo@example.com', 'commit', '-q', '--allow-empty', '-m', 'Begin')
})
afterEach(() => rm(folder, { recursive: true, force: true }))

const git = (...args: string[]): string =>
  spawnSync('git', args, { cwd: folder, encoding: 'utf8' }).stdout.trim()
const run = (...args: string[]): Promise<number> => {
  const line = parseCommandLine(deployedCommand, [
    ...args,
    '--home',
    join(folder, 'home'),
    '--repo',
    folder,
    '--json',
  ])
  return deployedCommand.run(line, new AbortController().signal)
}

test('a deployed commit is told to the suggestions in it', async () => {
  const reference = git('rev-parse', 'HEAD')
  expect(await run('--commit', 'HEAD', '--target', 'staging', '--failed')).toBe(0)
  const store = openStore(join(folder, 'home', 'apprentice.db'))
  store.suggestions.add(suggestionRow('s1', { workspace: folder }))
  store.events.add({ id: 'e', suggestionId: 's1', kind: 'accepted', at: 1, confidence: 'reported' })
  store.outcomes.add({ id: 'c', suggestionId: 's1', kind: 'committed', at: 2, reference })
  expect(await run('--commit', reference.slice(0, 10), '--target', 'staging')).toBe(0)
  expect(store.outcomes.forSuggestion('s1')[1]).toMatchObject({
    kind: 'deployed',
    passed: true,
    reference: 'staging',
  })
  store.close()
})

test.each([
  ['--commit needs', ['--target', 'staging'], /--commit/],
  ['--target needs', ['--commit', 'HEAD'], /--target/],
  ['a commit that is not there', ['--commit', 'f00', '--target', 'staging'], /no commit f00/],
])('wrong use: %s', async (_, args, sentence) => {
  const refused = await run(...args).catch((error: unknown) => error)
  expect(refused).toBeInstanceOf(UsageError)
  expect(String(refused)).toMatch(sentence)
})
