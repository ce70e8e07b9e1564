import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openStore } from '#engine/store/store'
import { recordEverything } from '#test/record/recordEverything'
import { apprentice } from './apprentice'

let home: string
beforeAll(() => {
  home = mkdtempSync(join(tmpdir(), 'record-'))
  mkdirSync(join(home, 'shop'))
  const store = openStore(join(home, 'apprentice.db'))
  recordEverything(store, 'a', 'MarkA', { workspace: join(home, 'shop'), path: 'A.cs' })
  recordEverything(store, 'b', 'MarkB', { workspace: join(home, 'shop'), path: 'B.cs' })
  store.close()
  writeFileSync(join(home, 'bad.jsonl'), 'not a line of Continue\n')
})
afterAll(() => rmSync(home, { recursive: true, force: true, maxRetries: 5 }))

const run = (...args: string[]) => apprentice([...args, '--home', home], { cwd: home })

test.each<[string[], string]>([
  [['recorded', '--day', 'yesterday'], '--day needs a day such as 2026-05-31'],
  [['recorded', '--day', '2026-02-30'], '--day needs a day such as 2026-05-31'],
  [['recorded', '--file', 'A.cs', '--day', '2026-05-31'], 'not several'],
  [['recorded', '--limit', '0'], '--limit needs a whole number of at least 1'],
  [['recorded', 'A.cs'], 'Usage: apprentice recorded'],
  [['forget'], 'Say what to forget'],
  [['forget', '--yes'], 'Say what to forget'],
  [['forget', '--all', '--file', 'A.cs'], 'Say what to forget'],
  [['export'], 'Usage: apprentice export FILE.jsonl'],
  [['export', 'shop'], 'is a folder'],
  [['import'], 'import continue FILE...'],
  [['import', 'copilot', 'bad.jsonl'], 'import continue FILE...'],
  [['import', 'continue', 'none.jsonl'], 'There is no file'],
  [['import', 'continue', 'bad.jsonl', '--repo', 'none'], 'There is no folder'],
])('%j is wrong use: %s', async (args, sentence) => {
  const { code, out, err } = await run(...args)
  expect(err).toContain(sentence)
  expect({ code, out }).toEqual({ code: 2, out: '' })
})

test('what was recorded is shown, exported, counted, and forgotten, without a runtime', async () => {
  const shown = await run('recorded', '--file', 'shop/A.cs')
  expect(shown).toMatchObject({ code: 0, err: '' })
  expect(shown.out).toContain('## A.cs')
  expect(shown.out).not.toContain('MarkB')
  const json = JSON.parse((await run('recorded', '--json')).out) as { total: number }
  expect(json.total).toBe(2)

  expect((await run('export', 'out.jsonl')).out).toMatch(/^4 lines in .*out\.jsonl/)
  expect(readFileSync(join(home, 'out.jsonl'), 'utf8')).toContain('MarkB')

  const asked = await run('forget', '--file', 'shop/A.cs')
  expect(asked.out).toContain('Would be forgotten: 1 suggestions')
  expect((await run('recorded')).out).toContain('MarkA')
  const gone = JSON.parse((await run('forget', '--folder', 'shop', '--yes', '--json')).out) as object
  expect(gone).toMatchObject({ forgotten: true, suggestions: 2, withheld: 2 })
  expect(readFileSync(join(home, 'apprentice.db'), 'latin1')).not.toContain('Mark')
})

test('bad lines of an import are counted, and not fatal', async () => {
  const { code, out } = await run('import', 'continue', 'bad.jsonl')
  expect(code).toBe(0)
  expect(out).toContain('1 not readable')
})
