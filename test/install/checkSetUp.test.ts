import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { setUp } from '#src/app'

let home: string
beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), 'check-set-up-'))
})
afterAll(() => rm(home, { recursive: true, force: true, maxRetries: 5 }))

const { signal } = new AbortController()

test('on a machine that is set up, the built-in runtime, the toy, the trainer and git are ready', async () => {
  const checks = await setUp.check({ home, runtime: 'embedded' }, signal)
  expect(checks).toEqual([
    { part: 'runtime', ready: true, message: 'The built-in runtime works.', remedy: null },
    { part: 'model', ready: true, message: expect.stringContaining('toy') as string, remedy: null },
    { part: 'trainer', ready: true, message: expect.stringContaining('torch') as string, remedy: null },
    { part: 'git', ready: true, message: expect.stringContaining('git') as string, remedy: null },
  ])
})

test('a person who names a folder of packages is not given another one', async () => {
  const named = { home, runtimePackages: join(home, 'mine') }
  await expect(setUp.install('runtime', named, () => {}, signal)).rejects.toThrow(
    'apprentice.runtimePackages',
  )
})
