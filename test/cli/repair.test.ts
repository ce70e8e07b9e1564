/** What a person reads on the command line about a damaged database, and how it is repaired. */
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openStore, type Store } from '#engine/store/store'
import { recordEverything } from '#test/record/recordEverything'
import { apprentice } from './apprentice'

let home: string
let path: string
beforeAll(() => {
  home = mkdtempSync(join(tmpdir(), 'repair-'))
  path = join(home, 'apprentice.db')
  const store = openStore(path)
  recordEverything(store, 'a', 'Mark')
  store.close()
})
afterAll(() => rmSync(home, { recursive: true, force: true, maxRetries: 5 }))

const run = (...args: string[]) => apprentice([...args, '--home', home, '--runtime', 'http://127.0.0.1:9'])

test('a sound database has nothing to repair, and one that is open somewhere is left alone', async () => {
  expect(await run('repair')).toMatchObject({
    code: 0,
    out: `There is nothing to repair in ${path}.\n`,
    err: '',
  })
  const window: Store = openStore(path)
  expect(await run('repair')).toMatchObject({
    code: 1,
    err: expect.stringContaining('Close every window') as string,
  })
  window.close()
})

test('a damaged one is said where it matters, and a new one takes its place', async () => {
  const bytes = readFileSync(path)
  bytes.fill(0xff, 0, 100)
  writeFileSync(path, bytes)
  const status = await run('status')
  expect(status.out).toMatch(/Recording {2}not possible: .*apprentice\.db is damaged.*"apprentice repair"/)
  expect(status.err).not.toMatch(/^\s+at /m)
  for (const command of [['recorded'], ['models'], ['models', 'rollback'], ['train'], ['forget', '--all']]) {
    const { code, out, err } = await run(...command)
    expect({ code, out }, command.join(' ')).toEqual({ code: 1, out: '' })
    expect(err, command.join(' ')).toMatch(/apprentice\.db is damaged/)
  }
  expect(readFileSync(path).equals(bytes)).toBe(true)

  const done = JSON.parse((await run('repair', '--json')).out) as { kind: string; aside: string }
  expect(done.kind).toBe('repaired')
  expect(readFileSync(done.aside).equals(bytes)).toBe(true)
  expect(existsSync(`${path}.repaired`)).toBe(false)
  expect(await run('recorded')).toMatchObject({ code: 0, err: '' })
  expect((await run('status')).out).not.toContain('not possible')
})
