import { expect, test } from 'vitest'
import type { FimExample } from '#contracts/example'
import { settingsSchema } from '#contracts/settings'
import { formatExample } from '#engine/completion/completion'
import { systemClock } from '#platform/clock'
import { RuntimeError } from '#platform/runtimeError'
import { answering } from '#test/fakes/answeringRuntime'
import { answerAll } from './answerAll'

const example = (prefix: string): FimExample => ({
  format: 'fim',
  id: prefix,
  prompt: formatExample(prefix, '\n'),
  completion: 'x',
  weight: 1,
  language: 'typescript',
  task: 'line',
  group: 'a',
  ...{
    contentHash: prefix,
    pattern: null,
    paths: ['a.ts'],
    at: null,
    quality: null,
    security: null,
    loss: null,
  },
  source: { kind: 'repository', fileHash: '0', line: 0 },
})

async function answers(answer: (prompt: string) => string | Error): Promise<string[]> {
  const runtime = answering(({ prompt }) => answer(prompt))
  const all = await answerAll(
    'tag',
    ['one = ', 'two = '].map(example),
    {
      generate: (model, { prompt, stop, maxTokens }, signal) =>
        runtime.generate({ model, prompt, stop, maxTokens, keepAlive: '1m' }, signal),
      score: () => Promise.resolve([]),
      clock: systemClock,
      settings: settingsSchema.parse({}),
    },
    () => {},
  )
  return all.map((one) => one.text)
}

test('answers are cut as serving cuts them', async () => {
  expect(await answers(() => '1 + 2  \nmore')).toEqual(['1 + 2', '1 + 2'])
})

test('a prompt that the runtime refuses is answered with nothing, and the rest goes on', async () => {
  const refused = new RuntimeError('refused', 'the input length exceeds the context length', 400)
  expect(await answers((prompt) => (prompt.includes('one') ? refused : '2'))).toEqual(['', '2'])
})

test('a runtime that is gone ends the evaluation', async () => {
  await expect(answers(() => new RuntimeError('unreachable', 'gone'))).rejects.toThrow('gone')
})
