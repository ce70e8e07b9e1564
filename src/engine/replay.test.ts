import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { settingsSchema } from '#contracts/settings'
import { Capture } from '#engine/capture/capture'
import type { Survey } from '#engine/curate/curate'
import { redact } from '#engine/redact/redact'
import { Suggester } from '#engine/serve/serve'
import { type Store, openStore } from '#engine/store/store'
import { systemClock } from '#platform/clock'
import { sha256 } from '#platform/files'
import { answering } from '#test/fakes/answeringRuntime'
import { replay } from './replay'

const text = Array.from({ length: 12 }, (_, line) => `const shelf${line} = readShelf(${line})`).join('\n')
let surveyed: Survey
const settings = settingsSchema.parse({})
let home: string
let store: Store

beforeEach(async () => {
  home = await mkdtemp(join(tmpdir(), 'replay-'))
  await writeFile(join(home, 'a.ts'), text)
  await writeFile(join(home, 'b.ts'), `${text}\n// held`)
  const facts = {
    language: 'typescript',
    usesAuthorisation: false,
    licence: null,
    redacted: {},
    at: null,
  } as const
  surveyed = {
    ...{ folder: home, leftOut: new Map(), documents: new Map(), looked: 2 },
    files: [
      { ...facts, path: 'a.ts', hash: sha256('a'), group: 'a', split: 'train' },
      { ...facts, path: 'b.ts', hash: sha256('b'), group: 'b', split: 'test' },
    ],
  }
  store = openStore(join(home, 'apprentice.db'))
  store.versions.add({
    id: 'v1',
    tag: 'toy:v1',
    baseId: null,
    runId: null,
    sha256: null,
    state: 'base',
    createdAt: 1,
  })
})
afterEach(async () => {
  store.close()
  await rm(home, { recursive: true, force: true })
})

async function replayed(answer: (middle: string) => string) {
  const capture = new Capture({ store, clock: systemClock, redact, aftermathSeconds: [30] })
  const suggester = new Suggester({
    // What stands behind the prompt's hole is what the file's line ends with.
    ollama: answering(({ prompt }) => {
      const before = prompt.slice(prompt.lastIndexOf('<|fim_prefix|>') + 14, prompt.indexOf('<|fim_suffix|>'))
      return answer(text.slice(before.length, text.indexOf('\n', before.length)))
    }),
    activeVersion: () => store.versions.get('v1') ?? null,
    onSuggested: (suggestion) => {
      capture.suggested(suggestion)
    },
    clock: systemClock,
    settings,
  })
  const recorded = await replay(surveyed, 10, { suggester, capture, settings })
  await capture.close()
  return recorded
}

test('a perfect answer is accepted and stays; every row says it was a replay', async () => {
  const recorded = await replayed((middle) => middle)
  expect(recorded.suggestions).toBeGreaterThan(5)
  expect(recorded).toMatchObject({
    accepted: recorded.suggestions,
    survived: recorded.suggestions,
    rejected: 0,
  })
  expect(store.events.counts({ client: 'replay' }).accepted).toBe(recorded.accepted)
  expect(store.events.counts({ client: 'editor' }).accepted).toBe(0)
  const accepted = store.acceptedSuggestions()
  expect(accepted.map(({ survivals }) => survivals.at(-1)?.keptRatio)).toEqual(accepted.map(() => 1))
})

test('a near answer is accepted and mended, and what stands there now is kept', async () => {
  const recorded = await replayed((middle) => `${middle.slice(0, -1)};`)
  expect(recorded.accepted).toBeGreaterThan(0)
  expect(recorded.survived).toBe(0)
  for (const { suggestion, survivals } of store.acceptedSuggestions()) {
    expect(suggestion.text.endsWith(';')).toBe(true)
    expect(survivals.at(-1)?.finalText.endsWith(')')).toBe(true)
  }
})

test('a wrong answer is rejected, and what is held out is never asked at', async () => {
  const recorded = await replayed(() => '@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@')
  expect(recorded).toMatchObject({ accepted: 0, rejected: recorded.suggestions })
  expect(new Set(store.suggestions.latest(100).map((suggestion) => suggestion.path))).toEqual(
    new Set(['a.ts']),
  )
})
