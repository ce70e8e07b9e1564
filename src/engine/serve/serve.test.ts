import { expect, test } from 'vitest'
import { settingsSchema } from '#contracts/settings'
import type { Suggestion } from '#contracts/suggestion'
import type { Version } from '#contracts/version'
import type { GenerateRequest } from '#platform/ollama'
import { systemClock } from '#platform/clock'
import { RuntimeError } from '#platform/runtimeError'
import { answering } from '#test/fakes/answeringRuntime'
import { type Opportunity, Suggester } from './serve'

const version = (tag: string): Version => ({
  id: `id of ${tag}`,
  tag,
  baseId: null,
  runId: null,
  sha256: null,
  state: 'base',
  createdAt: 1,
})

/** The cursor is where the text has a `¦`. */
const at = (marked: string, path = 'a.ts'): Opportunity => ({
  client: 'editor',
  workspace: '/w',
  path,
  text: marked.replace('¦', ''),
  offset: marked.indexOf('¦'),
})

function suggester(
  answer: (request: GenerateRequest) => string | Error,
  active: Version | null = version('v1'),
) {
  const asked: GenerateRequest[] = []
  const given: Suggestion[] = []
  const state = { active }
  const of = new Suggester({
    ollama: answering((request) => {
      asked.push(request)
      return answer(request)
    }),
    activeVersion: () => state.active,
    onSuggested: (suggestion) => given.push(suggestion),
    clock: systemClock,
    settings: settingsSchema.parse({}),
  })
  return { of, asked, given, state }
}

test('an answer becomes a suggestion with its place and the version that made it', async () => {
  const { of, given } = suggester(() => '1 + 2\nconst more = 3')
  const outcome = await of.suggest(at('a\nconst x = ¦\nend'))
  if (outcome.kind !== 'suggestion') throw new Error(outcome.reason)
  expect(outcome.suggestion).toMatchObject({
    text: '1 + 2',
    versionId: 'id of v1',
    line: 1,
    character: 10,
    prefix: 'a\nconst x = ',
    suffix: '\nend',
    scope: 'line',
    origin: 'network',
    surface: 'inline',
  })
  expect(given).toEqual([outcome.suggestion])
})

test.each([
  ['insideWord', at('const am¦ount = 1')],
  ['unsupportedLanguage', at('¦', 'notes.md')],
] as const)('nothing is asked: %s', async (reason, opportunity) => {
  const { of, asked } = suggester(() => 'x')
  expect(await of.suggest(opportunity)).toEqual({ kind: 'nothing', reason })
  expect(asked).toEqual([])
})

test.each([
  ['emptyAnswer', '   \n', 'const x = ¦'],
  ['repeatsSuffix', 'return 1', 'f() {\n  ¦\n  return 1\n}'],
] as const)('an answer is not shown: %s', async (reason, answer, text) => {
  const { of, given } = suggester(() => answer)
  expect(await of.suggest(at(text))).toEqual({ kind: 'nothing', reason })
  expect(given).toEqual([])
})

test.each([
  ['runtimeUnreachable', new RuntimeError('unreachable', 'No model runtime answers')],
  ['modelMissing', new RuntimeError('notFound', "model 'v1' not found")],
  ['runtimeError', new RuntimeError('busy', 'server busy')],
] as const)('a runtime that fails is a reason: %s', async (reason, error) => {
  const { of } = suggester(() => error)
  expect(await of.suggest(at('const x = ¦'))).toEqual({ kind: 'nothing', reason, message: error.message })
})

test('no version is a reason', async () => {
  expect(await suggester(() => 'x', null).of.suggest(at('const x = ¦'))).toEqual({
    kind: 'nothing',
    reason: 'noVersion',
  })
})

test('the same place is answered from memory, under an id of its own, until another version serves', async () => {
  const { of, asked, state } = suggester(({ model }) => `by ${model}`)
  const first = await of.suggest(at('const x = ¦'))
  const second = await of.suggest(at('const x = ¦'))
  state.active = version('v2')
  const third = await of.suggest(at('const x = ¦'))
  if (first.kind !== 'suggestion' || second.kind !== 'suggestion' || third.kind !== 'suggestion')
    throw new Error('none')
  expect(asked.map((request) => request.model)).toEqual(['v1', 'v2'])
  expect(second.suggestion.origin).toBe('cache')
  expect(second.suggestion.id).not.toBe(first.suggestion.id)
  expect(third.suggestion).toMatchObject({ text: 'by v2', versionId: 'id of v2' })
})

test('a newer request ends the one before it', async () => {
  const { of } = suggester(() => 'abcdef')
  const first = of.suggest(at('const x = ¦'))
  const second = of.suggest(at('const yy = ¦'))
  expect(await first).toEqual({ kind: 'nothing', reason: 'cancelled' })
  expect((await second).kind).toBe('suggestion')
})

test('a request that was cancelled beforehand asks nothing of the model', async () => {
  const { of } = suggester(() => new Error('asked'))
  expect(await of.suggest(at('const x = ¦'), AbortSignal.abort())).toEqual({
    kind: 'nothing',
    reason: 'cancelled',
  })
})
