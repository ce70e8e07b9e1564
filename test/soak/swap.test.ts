import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { settingsSchema } from '#contracts/settings'
import { type Suggestion, withheldReasonSchema } from '#contracts/suggestion'
import { type DeployParts, adoptBase, current, publish, rollBack, switchTo } from '#engine/deploy/deploy'
import { Suggester } from '#engine/serve/serve'
import { type Store, openStore } from '#engine/store/store'
import { systemClock } from '#platform/clock'
import { type EmbeddedRuntime, startEmbeddedRuntime } from '#platform/embeddedRuntime'
import { sha256OfFile } from '#platform/files'
import { dataFolder } from '#platform/dataFolder'
import { findInstallation } from '#platform/installation'
import { silentLog } from '#platform/log'
import { connectOllama } from '#platform/ollama'
import { systemProcesses } from '#platform/processes'
import { rounds, soakTimeout } from './rounds'

const installation = findInstallation(import.meta.url, dataFolder())
let home: string
let runtime: EmbeddedRuntime
let store: Store
let parts: DeployParts

beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), 'swap-'))
  runtime = await startEmbeddedRuntime(systemProcesses, installation, join(home, 'runtime'), silentLog)
  store = openStore(join(home, 'apprentice.db'))
  const ollama = connectOllama(runtime.url)
  parts = { ollama, store, clock: systemClock, keepAlive: '10m', keepVersions: 3 }
  const sha256 = await sha256OfFile(installation.toyBase)
  await ollama.uploadBlob(sha256, installation.toyBase)
  await ollama.create({ model: 'toy', sha256, template: '{{ .Prompt }}', parameters: { num_ctx: 512 } })
})
afterAll(async () => {
  store.close()
  await runtime.close()
  await rm(home, { recursive: true, force: true, maxRetries: 5 })
})

/** The toy base under another digest: a version of its own to the runtime. */
async function anotherFile(round: number): Promise<string> {
  const bytes = await readFile(installation.toyBase)
  const name = bytes.indexOf('general.name')
  const mark = Buffer.from(String.fromCharCode(97 + (round % 26)))
  // The value "base" follows its key, a type and a length of eight bytes; its last letter may be any.
  mark.copy(bytes, name + 'general.name'.length + 4 + 8 + 3)
  const file = join(home, `version-${round}.gguf`)
  await writeFile(file, bytes)
  return file
}

test(
  'versions are switched while two people type: no request fails, and each is credited to the version that answered',
  { timeout: soakTimeout(180_000) },
  async () => {
    const base = await adoptBase('toy', parts)
    await switchTo(base, 'test', parts)
    const given: { suggestion: Suggestion; between: readonly (string | undefined)[] }[] = []
    const failures: string[] = []
    let running = true
    let tagAnswering: string | undefined
    const ollama: typeof parts.ollama = {
      ...parts.ollama,
      generate: (request, signal) => {
        tagAnswering = request.model
        return parts.ollama.generate(request, signal)
      },
    }
    const worker = async (name: string): Promise<void> => {
      const suggester = new Suggester({
        ollama,
        activeVersion: () => current(store),
        onSuggested: () => {},
        clock: systemClock,
        settings: settingsSchema.parse({ maxLineTokens: 12 }),
      })
      for (let key = 0; running; key++) {
        const text = `// ${name} ${key}\npublic int Amount${key} = `
        const before = current(store)?.id
        const outcome = await suggester.suggest({
          client: 'editor',
          workspace: '/w',
          path: 'A.cs',
          text,
          offset: text.length,
        })
        const after = current(store)?.id
        if (outcome.kind === 'suggestion')
          given.push({ suggestion: outcome.suggestion, between: [before, after] })
        else if (!withheldReasonSchema.options.some((reason) => reason === outcome.reason))
          failures.push(`${outcome.reason}: ${outcome.message ?? ''}`)
      }
    }
    const workers = [worker('one'), worker('two')]
    const swaps = rounds(4, 60)
    try {
      for (let round = 0; round < swaps; round++) {
        const file = await anotherFile(round)
        await switchTo(await publish(base, { id: `run-${round}`, file }, parts), 'test', parts)
        await rm(file)
      }
    } finally {
      running = false
      await Promise.all(workers)
    }

    expect(failures).toEqual([])
    expect(given.length).toBeGreaterThan(swaps)
    expect(tagAnswering).toBe(`apprentice-toy:v${swaps}`)
    for (const { suggestion, between } of given) expect(between).toContain(suggestion.versionId)
    expect(new Set(given.map(({ suggestion }) => suggestion.versionId)).size).toBeGreaterThan(1)
  },
)

test('the last three trained versions are kept, older ones are gone from the runtime, and a roll back serves', async () => {
  const names = await parts.ollama.list()
  const trained = names.filter((name) => name.startsWith('apprentice-toy:v'))
  expect(trained).toHaveLength(3)
  const before = current(store)!
  const back = await rollBack(parts)
  expect(back?.from?.id).toBe(before.id)
  expect(current(store)?.id).toBe(back?.to.id)
  expect(current(store)?.id).not.toBe(before.id)
})

test('a file that is no model is not switched to, and what serves goes on serving', async () => {
  const before = current(store)!
  const file = join(home, 'garbage.gguf')
  await writeFile(file, Buffer.concat([Buffer.from('GGUF'), Buffer.alloc(4_000, 7)]))
  await expect(publish(before, { id: 'garbage', file }, parts)).rejects.toThrow()
  expect(current(store)?.id).toBe(before.id)
  expect(store.versions.list().some((version) => version.runId === 'garbage')).toBe(false)
  expect(await parts.ollama.show(before.tag)).not.toBeNull()
})
