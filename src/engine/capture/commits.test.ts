import { spawnSync } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { SystemGitHistory } from '#platform/gitHistory'
import { captureUnderTest, type CaptureUnderTest, offered } from '#test/capture/captureUnderTest'
import { recordDeployment } from './capture'

const LINE = 'public int Count => items.Count;'
let under: CaptureUnderTest
let workspace: string

beforeEach(async () => {
  under = captureUnderTest({ history: new SystemGitHistory() })
  workspace = await mkdtemp(join(tmpdir(), 'commits-'))
  git('init', '-q', '-b', 'main')
  await writeFile(join(workspace, 'Item.cs'), 'class Item\n{\n}\n')
  await commit('Begin')
  await under.clock.advance(60_000)
})
afterEach(async () => {
  await under.capture.close()
  under.store.close()
  await rm(workspace, { recursive: true, force: true })
})

function git(...args: string[]): string {
  const date = `@${Math.floor(under.clock.now() / 1000)} +0000`
  const person = ['-c', 'user.name=Jo', '-c', 'user.email=jo@example.com', '-c', 'commit.gpgSign=false']
  const env = { ...process.env, GIT_AUTHOR_DATE: date, GIT_COMMITTER_DATE: date }
  const { status, stdout, stderr } = spawnSync('git', [...person, ...args], {
    cwd: workspace,
    encoding: 'utf8',
    env,
  })
  if (status !== 0) throw new Error(stderr)
  return stdout.trim()
}

async function commit(message: string): Promise<string> {
  git('add', '-A')
  git('commit', '-q', '--allow-empty', '-m', message)
  return Promise.resolve(git('rev-parse', 'HEAD'))
}

const put = (text: string): Promise<void> =>
  writeFile(join(workspace, 'Item.cs'), `class Item\n{\n${text}}\n`)

async function accepted(id = 's1', text = LINE): Promise<void> {
  under.capture.suggested(offered({ id, workspace, path: 'Item.cs', prefix: 'class Item\n{\n    ', text }))
  under.capture.accepted(id, { uri: 'file:///elsewhere', offset: 0 })
  await under.capture.flush()
  await under.clock.advance(60_000)
}

const found = (id = 's1'): string[] =>
  under.store.outcomes
    .forSuggestion(id)
    .flatMap((one) =>
      one.kind === 'committed' || one.kind === 'reverted' ? [`${one.kind} ${one.reference}`] : [],
    )

/** The next look finds them. */
async function becomes(expected: readonly string[], id = 's1'): Promise<void> {
  await expect
    .poll(
      async () => {
        await under.clock.advance(5000)
        return found(id)
      },
      { timeout: 15_000 },
    )
    .toEqual(expected)
}

/** Time for looks that find nothing; the last is over when another commit was found after it. */
async function stays(expected: readonly string[]): Promise<void> {
  for (let look = 0; look < 5; look++) {
    await under.clock.advance(5000)
    await new Promise((resolve) => setTimeout(resolve, 60))
  }
  expect(found()).toEqual(expected)
}

test('a text that a commit adds is committed, and the commit that reverts it says so', async () => {
  await accepted()
  await accepted('other', 'public string Other { get; }')
  await put(`    ${LINE} // all\n`)
  const first = await commit('Count items')
  await becomes([`committed ${first}`])
  await under.clock.advance(60_000)
  const revert = await commit(`Revert "Count items"\n\nThis reverts commit ${first}.`)
  await becomes([`committed ${first}`, `reverted ${revert}`])
  expect(found('other')).toEqual([])
})

test('a commit that takes its lines out reverts it, one that moves them does not', async () => {
  await accepted()
  await put(`    ${LINE}\n`)
  const first = await commit('Count items')
  await becomes([`committed ${first}`])
  await under.clock.advance(60_000)
  await writeFile(join(workspace, 'More.cs'), `class More\n{\n        ${LINE}\n}\n`)
  await put('')
  await commit('Move')
  await stays([`committed ${first}`])
  await put(`    ${LINE}\n`)
  await commit('Back')
  await under.clock.advance(60_000)
  await put('')
  const last = await commit('Out')
  await becomes([`committed ${first}`, `reverted ${last}`])
})

test('a branch that is switched to is no commit, and neither is one of before the accept', async () => {
  git('checkout', '-q', '-b', 'old')
  await put(`    ${LINE}\n`)
  await commit('Long ago')
  git('checkout', '-q', 'main')
  await under.clock.advance(60_000)
  await accepted()
  git('checkout', '-q', 'old')
  await stays([])
})

test('while recording is off nothing is looked at', async () => {
  await accepted()
  under.capture.setRecording(false)
  await put(`    ${LINE}\n`)
  await commit('Count items')
  await stays([])
})

test('a deployment credits what was committed in it, once; a failure what came since', async () => {
  await accepted()
  await put(`    ${LINE}\n`)
  const first = await commit('Count items')
  await becomes([`committed ${first}`])
  const history = new SystemGitHistory()
  const deploy = (commit: string, passed: boolean, target = 'production') =>
    recordDeployment({ store: under.store, history }, { workspace, commit, target, passed, at: 5 })
  const before = git('rev-parse', 'HEAD~1')
  expect(await deploy(before, true)).toBe(0)
  expect(await deploy(first, false)).toBe(1)
  expect(await deploy(first, true)).toBe(1)
  expect(await deploy(first, true)).toBe(0)
  expect(await deploy(first, false)).toBe(0)
  expect(under.store.outcomes.forSuggestion('s1').filter(({ kind }) => kind === 'deployed')).toMatchObject([
    { passed: false, because: 'errorCameWithIt', confidence: 0.3, reference: 'production' },
    { passed: true, because: 'coveredItsFile', confidence: 0.9, reference: 'production' },
  ])
})
