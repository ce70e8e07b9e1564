import { copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { Version } from '#contracts/version'
import { openStore, type Store } from '#engine/store/store'
import { dataFolder } from '#platform/dataFolder'
import { sha256 } from '#platform/files'
import { connectOllama, type Ollama } from '#platform/ollama'
import { scriptedEngine } from '#test/fakes/scriptedModel'
import { toyPath, toyVariant } from '#test/runtime/ggufBytes'
import { startToyRuntime, type ToyRuntime } from '#test/runtime/toyRuntime'
import { type BaseModel, baseModel } from './baseModel'
import { toyBaseTag } from './defaults'
import { NoBaseError } from './noBaseError'

let runtime: ToyRuntime
let ollama: Ollama
let store: Store
let home: string

beforeAll(async () => {
  runtime = await startToyRuntime(scriptedEngine)
  ollama = connectOllama(runtime.url)
})
afterAll(() => runtime.close())
beforeEach(() => {
  store = openStore(':memory:')
  home = mkdtempSync(join(tmpdir(), 'base-'))
})
afterEach(async () => {
  for (const name of await ollama.list()) await ollama.remove(name)
  store.close()
  rmSync(home, { recursive: true, force: true })
})

const baseOf = (given: string | undefined, toyFile: string | null = null): BaseModel =>
  baseModel(given, { ollama, store, dataFolder: dataFolder(home), toyFile })

test('a name is the base, whether the runtime has it or not', async () => {
  const base = baseOf('qwen2.5-coder:1.5b-base')
  expect([base.tag, await base.name(), await base.ready()]).toEqual(Array(3).fill('qwen2.5-coder:1.5b-base'))
})

describe('a GGUF file', () => {
  let file: string
  const tag = 'apprentice-mine:latest'
  const served = async (): Promise<string> => (await ollama.show(tag))?.weightsPath ?? ''

  beforeEach(() => {
    file = join(home, 'Mine.Q8_0.gguf')
    copyFileSync(toyPath, file)
  })

  test('is put into the runtime when it is needed, under a name made of its own', async () => {
    const base = baseOf(file)
    expect([base.tag, await base.name()]).toEqual([tag, tag])
    expect(await ollama.list()).toEqual([])
    expect(await base.ready()).toBe(tag)
    expect(await served()).toContain(sha256(readFileSync(file)))
    expect(await ollama.show(tag)).toMatchObject({
      template: '{{ .Prompt }}',
      parameters: expect.stringMatching(/num_ctx +4096/) as string,
    })
  })

  test('is put in again when it changed, and only then', async () => {
    await baseOf(file).ready()
    const untouched: Ollama = { ...ollama, uploadBlob: () => Promise.reject(new Error('uploaded again')) }
    await baseModel(file, { ollama: untouched, store, dataFolder: dataFolder(home), toyFile: null }).ready()
    writeFileSync(file, toyVariant(7))
    await baseOf(file).ready()
    expect(await served()).toContain(sha256(readFileSync(file)))
  })

  test('that is gone is no matter once the runtime has it', async () => {
    await baseOf(file).ready()
    rmSync(file)
    expect(await baseOf(file).ready()).toBe(tag)
    await ollama.remove(tag)
    await expect(baseOf(file).ready()).rejects.toThrow(
      /There is no file .*Mine.Q8_0.gguf. Choose a GGUF file/,
    )
  })

  test('that was not there is tried again', async () => {
    rmSync(file)
    const base = baseOf(file)
    await expect(base.ready()).rejects.toThrow(/There is no file/)
    copyFileSync(toyPath, file)
    expect(await base.ready()).toBe(tag)
  })

  test('that is none is refused by the runtime', async () => {
    writeFileSync(file, 'not a model')
    await expect(baseOf(file).ready()).rejects.toThrow(/GGUF/)
  })
})

describe('the toy of the built-in runtime', () => {
  test.each([[undefined], [toyBaseTag]])('is what it starts from for %s', async (given) => {
    const base = baseOf(given, toyPath)
    expect(base.tag).toBe(toyBaseTag)
    expect(await base.ready()).toBe(toyBaseTag)
    expect((await ollama.show(toyBaseTag))?.parameters).toMatch(/num_ctx +1024/)
  })

  test('may be missing, and then it is said what to choose', async () => {
    const base = baseOf(undefined, join(home, 'toy-base.Q8_0.gguf'))
    await expect(base.ready()).rejects.toThrow(
      /no model to start from. Choose a GGUF file .* apprentice.base/,
    )
  })
})

describe('where none is named', () => {
  const version = (id: string, change: Partial<Version> = {}): Version => ({
    ...{ id, tag: `${id}:latest`, baseId: null, runId: null, sha256: null, state: 'base', createdAt: 1 },
    ...change,
  })

  test('it is chosen of what the runtime has, when it has one, and stays', async () => {
    const base = baseOf(undefined)
    expect(base.tag).toBeNull()
    await expect(base.name()).rejects.toThrow(NoBaseError)
    await runtime.create('qwen2.5-coder:7b')
    expect(await base.ready()).toBe('qwen2.5-coder:7b')
    await runtime.create('qwen2.5-coder:1.5b-base')
    expect(await base.name()).toBe('qwen2.5-coder:7b')
  })

  test('what serves stays, as long as the runtime has it', async () => {
    store.versions.add(version('mine'))
    store.versions.add(
      version('apprentice-mine', { tag: 'apprentice-mine:v1', baseId: 'mine', state: 'promoted' }),
    )
    store.activeVersion.set('apprentice-mine', { changedAt: 1, changedBy: 'pipeline' })
    await runtime.create('qwen2.5-coder:1.5b-base')
    expect(await baseOf(undefined).name()).toBe('qwen2.5-coder:1.5b-base')
    await runtime.create('apprentice-mine:v1')
    expect(await baseOf(undefined).name()).toBe('mine:latest')
  })
})
