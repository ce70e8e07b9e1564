import { expect, test } from 'vitest'
import { settingsSchema } from '#contracts/settings'
import type { Suggestion } from '#contracts/suggestion'
import type { Version } from '#contracts/version'
import { systemClock } from '#platform/clock'
import type { GenerateRequest as ModelRequest } from '#platform/ollama'
import { RuntimeError } from '#platform/runtimeError'
import { answering } from '#test/fakes/answeringRuntime'
import { type GenerateRequest, chat, generate } from './generate'

const version = (tag: string): Version => ({
  ...{ id: `id of ${tag}`, tag, baseId: null, runId: null, sha256: null },
  ...{ state: 'base', createdAt: 1 },
})

function asking(says: (request: ModelRequest) => string | Error, template = '{{ .Messages }}') {
  const [asked, given, told]: [ModelRequest[], Suggestion[], string[]] = [[], [], []]
  const state: { active: Version | null; loading: Promise<void> | null } = {
    active: version('coder'),
    loading: null,
  }
  const parts = {
    ollama: answering((request) => {
      asked.push(request)
      return says(request)
    }, template),
    activeVersion: () => state.active,
    loading: () => state.loading,
    onSuggested: (suggestion: Suggestion) => void given.push(suggestion),
    clock: systemClock,
    settings: settingsSchema.parse({}),
  }
  return { parts, asked, given, told, state, onText: (text: string) => void told.push(text) }
}

/** The place is where the text has a `¦`. */
function at(marked: string, path = 'Order.cs'): GenerateRequest {
  const start = marked.indexOf('¦')
  const text = marked.replace('¦', '')
  return { workspace: '/w', path, text, start, end: start, instruction: 'two fields', style: null }
}

test('an instruction becomes a text, told line by line, and credited to the version that wrote it', async () => {
  const { parts, asked, given, told, onText } = asking(() => '```\nint a;\nint b;\n```')
  const outcome = await generate(at('{\r\n    ¦\r\n}'), parts, onText)
  if (outcome.kind !== 'answered') throw new Error(outcome.reason)
  expect(outcome.suggestion).toMatchObject({
    ...{ text: 'int a;\n    int b;', versionId: 'id of coder', surface: 'generate', path: 'Order.cs' },
    ...{ line: 1, character: 4, prefix: 'two fields\n', suffix: '', client: 'editor' },
  })
  expect(given).toEqual([outcome.suggestion])
  expect(asked[0]?.prompt).toContain('{\n    <cursor/>\n}')
  expect(told).toEqual(['int a;', 'int a;\n    int b;'])
})

test('a model that is being loaded is waited for, and who leaves meanwhile leaves the load alone', async () => {
  const { parts, asked, state, onText } = asking(() => 'int a;')
  const { promise, resolve } = Promise.withResolvers<void>()
  state.loading = promise
  const leaving = new AbortController()
  const left = generate(at('{¦}'), parts, onText, leaving.signal)
  const waiting = generate(at('{¦}'), parts, onText)
  leaving.abort()
  expect(await left).toEqual({ kind: 'nothing', reason: 'cancelled' })
  expect(asked).toEqual([])
  resolve()
  expect(await waiting).toMatchObject({ kind: 'answered' })
})

test('a base model is asked to fill in, raw, and no more is read than is needed', async () => {
  const { parts, asked, onText } = asking(() => `int a;\n}\n${'more '.repeat(1_000)}`, '{{ .Prompt }}')
  let read = 0
  async function* counted(pieces: AsyncIterable<string>): AsyncGenerator<string, void> {
    for await (const piece of pieces) {
      read += piece.length
      yield piece
    }
  }
  const { ollama } = parts
  const counting = {
    ...ollama,
    generate: (...given: Parameters<typeof ollama.generate>) => counted(ollama.generate(...given)),
  }
  const outcome = await generate(at('{\n    ¦\n}'), { ...parts, ollama: counting }, onText)
  expect(outcome).toMatchObject({ suggestion: { text: 'int a;' } })
  expect(read).toBeLessThan(20)
  expect(asked[0]).toMatchObject({
    model: 'coder',
    prompt: '<|fim_prefix|>{\n    // two fields\n    <|fim_suffix|>\n}<|fim_middle|>',
  })
})

test.each([
  ['runtimeUnreachable', new RuntimeError('unreachable', 'No model runtime answers')],
  ['modelMissing', new RuntimeError('notFound', 'gone')],
  ['runtimeError', new RuntimeError('busy', 'server busy')],
] as const)('a runtime that fails is a reason: %s', async (reason, error) => {
  const { parts, given, onText } = asking(() => error)
  expect(await generate(at('¦'), parts, onText)).toEqual({ kind: 'nothing', reason, message: error.message })
  expect(given).toEqual([])
})

test('there are reasons without a model', async () => {
  const { parts, asked, onText, state } = asking(() => ' \n')
  const nothing = (reason: string) => ({ kind: 'nothing', reason })
  expect(await generate(at('¦', 'notes.md'), parts, onText)).toEqual(nothing('unsupportedLanguage'))
  const long = { ...at('¦'), text: 'x'.repeat(9_000), end: 9_000 }
  expect(await generate(long, parts, onText)).toEqual(nothing('selectionTooLong'))
  expect(asked).toEqual([])
  expect(await generate(at('¦'), parts, onText)).toEqual(nothing('emptyAnswer'))
  state.active = null
  expect(await generate(at('¦'), parts, onText)).toEqual(nothing('noVersion'))
})

test('one that is cancelled on the way gives nothing out', async () => {
  const { parts, given } = asking(() => 'int a;\nint b;\nint c;')
  const cancel = new AbortController()
  const outcome = await generate(at('¦'), parts, () => cancel.abort(), cancel.signal)
  expect(outcome).toEqual({ kind: 'nothing', reason: 'cancelled' })
  expect(given).toEqual([])
})

test('a chat goes on in pieces, and what the person asked last stands with it', async () => {
  const { parts, asked, told, onText } = asking(() => '  Queries in C#.')
  const turn = { workspace: '/w', messages: [{ role: 'user', content: 'What is LINQ?' }] } as const
  const outcome = await chat(turn, parts, onText)
  expect(outcome).toMatchObject({
    suggestion: { text: 'Queries in C#.', surface: 'chat', prefix: 'What is LINQ?\n', path: '' },
  })
  expect(told.length).toBeGreaterThan(1)
  expect(told.join('')).toBe('Queries in C#.')
  expect(asked[0]?.prompt).toBe('user: What is LINQ?')
})

test('a base model goes on with a transcript', async () => {
  const { parts, asked, onText } = asking(() => ' Queries.', '{{ .Prompt }}')
  await chat({ workspace: '', messages: [{ role: 'user', content: 'LINQ?' }] }, parts, onText)
  expect(asked[0]?.prompt).toBe('Developer: LINQ?\n\nAssistant:')
})
