/** The built server over a database that cannot be used: it suggests, records nothing, says why, and is well afterwards. */
import { mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import { commands } from '#contracts/serverMethods'
import { openDatabase } from '#engine/store/database'
import { openStore } from '#engine/store/store'
import { ScriptedOllama } from '#test/fakes/scriptedOllama'
import { type RunningServer, startServer, startServerAfter } from '#test/lsp/server'
import { shopAtWork } from '#test/lsp/shopAtWork'
import { recordEverything } from '#test/record/recordEverything'

const { folderUri, uri, text, offset, newHome } = shopAtWork()
let ollama: ScriptedOllama
let home: string
let path: string
let server: RunningServer | undefined

beforeAll(async () => {
  ollama = await ScriptedOllama.start()
  ollama.says('return ', 'FoundOrGone(order);')
})
afterAll(() => ollama.stop())
beforeEach(() => {
  home = newHome()
  path = join(home, 'apprentice.db')
  const store = openStore(path)
  const base = { id: 'known', tag: ollama.model, baseId: null, runId: null, sha256: null, createdAt: 1 }
  store.versions.add({ ...base, state: 'base' })
  store.activeVersion.set('known', { changedAt: 1, changedBy: 'person' })
  for (let index = 0; index < 200; index++) recordEverything(store, `s${index}`, 'x'.repeat(1000))
  store.close()
})
afterEach(async () => {
  await server?.stop()
  server = undefined
})

async function suggests(started: RunningServer): Promise<void> {
  server = started
  const { editor } = started
  await editor.initialize(folderUri, {
    initializationOptions: { home, runtime: ollama.url, base: ollama.model },
  })
  await editor.open(uri, text)
  await vi.waitFor(async () => {
    expect((await editor.ask(uri, offset))[0]?.insertText).toBe('FoundOrGone(order);')
  }, WAIT)
}

const WAIT = { timeout: 20_000, interval: 200 }

async function saysWhy(sentence: RegExp): Promise<void> {
  const { editor, process: child, said } = server!
  const message = expect.stringMatching(sentence) as string
  await vi.waitFor(() => {
    expect(editor.statuses.at(-1)).toEqual({ kind: 'Warning', busy: false, isRecordless: true, message })
  }, WAIT)
  for (const command of [commands.train, commands.rollBack]) {
    await expect(editor.command(command)).rejects.toMatchObject({ message })
  }
  expect(child.exitCode).toBeNull()
  expect(said()).not.toMatch(/^\s+at /m)
}

async function isWell(): Promise<void> {
  await vi.waitFor(() => {
    expect(server!.editor.statuses.at(-1)).toEqual({ kind: 'Normal', busy: false, message: '' })
  }, WAIT)
  expect(await server!.editor.command(commands.status)).toMatchObject({ notRecorded: null })
}

function overwrite(from: number, to: number): void {
  const bytes = readFileSync(path)
  bytes.fill(0xff, from, to)
  writeFileSync(path, bytes)
}

test.each<[string, () => void, RegExp]>([
  ['is no database any more', () => overwrite(0, 100), /apprentice\.db is damaged/],
  [
    'is of a newer program',
    () => {
      const newer = openDatabase(path)
      newer.exec('PRAGMA user_version = 1000')
      newer.close()
    },
    /newer Apprentice.*Update Apprentice/,
  ],
  [
    'is a folder',
    () => {
      rmSync(path)
      mkdirSync(path)
    },
    /cannot be opened for writing.*--home/,
  ],
])('one that %s is left as it is', async (kind, spoil, sentence) => {
  spoil()
  const isFile = statSync(path).isFile()
  const before = isFile ? readFileSync(path) : null
  await suggests(startServer())
  await saysWhy(sentence)
  const { editor } = server!
  expect(await editor.command(commands.status)).toMatchObject({
    notRecorded: expect.stringMatching(sentence) as string,
    active: { tag: ollama.model, ...(kind === 'is of a newer program' ? { id: 'known' } : {}) },
  })
  await expect(editor.command(commands.recorded)).rejects.toThrow(sentence)
  await expect(editor.command(commands.models)).rejects.toThrow(sentence)
  expect(await editor.command(commands.dashboard)).toMatchObject({ latest: [] })
  await server!.stop()
  if (before !== null) expect(readFileSync(path).equals(before)).toBe(true)

  rmSync(path, { recursive: true })
  await suggests(startServer())
  await isWell()
})

/** A small disk of its own needs a mount namespace, which only Linux gives without more rights. */
test.runIf(process.platform === 'linux').each([
  ['read-only', 'mount -o remount,ro', /cannot be opened for writing/],
  ['full', 'head -c 100000000 /dev/zero >', /disk that holds .* is full/],
])('one on a disk that is %s', async (kind, spoil, sentence) => {
  const disk = join(home, 'disk')
  mkdirSync(disk)
  const target = kind === 'full' ? `'${disk}/ballast'` : `'${disk}'`
  const script = `mount -t tmpfs -o size=20m tmpfs '${disk}' && cp '${path}' '${disk}'; ${spoil} ${target}`
  home = disk
  await suggests(startServerAfter(script))
  await saysWhy(sentence)
  expect(await server!.editor.command(commands.status)).toMatchObject({ active: { id: 'known' } })
})

test('one whose damage is found late is written to no more', async () => {
  const { size } = statSync(path)
  overwrite(Math.floor(size / 8192) * 4096, size)
  await suggests(startServer())
  await saysWhy(/apprentice\.db is damaged/)
  expect(await server!.editor.ask(uri, offset)).toHaveLength(1)
})

test('one that another program holds is recorded to again once it lets go', async () => {
  const holder = openDatabase(path)
  await suggests(startServer())
  await isWell()
  holder.exec('BEGIN IMMEDIATE')
  await expect(server!.editor.command(commands.rollBack)).rejects.toThrow(/Another program has been writing/)
  expect(await server!.editor.ask(uri, offset)).toHaveLength(1)
  await saysWhy(/Another program has been writing/)
  holder.exec('ROLLBACK')
  holder.close()
  await isWell()
})
