import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Timings } from '#contracts/ollamaProtocol'
import { silentLog } from '#platform/log'
import { toyPath } from '#test/runtime/ggufBytes'
import { type ToyRuntime, fillIn, packages, startToyRuntime, toyEngine } from '#test/runtime/toyRuntime'
import { startNodeLlamaCpp } from './nodeLlamaCpp'

let runtime: ToyRuntime
beforeAll(async () => {
  runtime = await startToyRuntime(await toyEngine())
  await runtime.create('toy', { parameters: { num_ctx: 1024 } })
})
afterAll(() => runtime.close())

const greedy = { temperature: 0, num_predict: 24 }
const code = fillIn(
  'using System;\n\npublic class Order\n{\n    public int Id { get; set; }\n    public string Name { get; set; }\n    ',
  '\n}\n',
)
const generate = (body: object) =>
  runtime.ask('/api/generate', { model: 'toy', raw: true, prompt: code, options: greedy, ...body })

test('greedy answers and their logprobs are those of llama.cpp, token for token', async () => {
  const { llama } = await startNodeLlamaCpp(packages, 1, silentLog)
  const model = await llama.loadModel({ modelPath: toyPath, useMmap: false })
  const context = await model.createContext({ contextSize: 1024, threads: 1 })
  const prompts = [
    code,
    fillIn(
      'import { Component } from "@angular/core";\n\n@Component({\n  selector: ',
      ',\n})\nexport class AppComponent {}\n',
    ),
    fillIn('using System;\nnamespace Shop {\n  public record Customer(', ');\n}\n'),
    'export function add(a: number, b: number) {\n  return ',
    fillIn('var name = "Ünïcödé 世界 🎉";\nConsole.WriteLine(', ');'),
  ]
  for (const prompt of prompts) {
    const sequence = context.getSequence()
    const expected: Parameters<typeof model.detokenize>[0][number][] = []
    const confidences: number[] = []
    const steps = sequence.evaluateWithMetadata(
      model.tokenize(prompt, true),
      { confidence: true },
      { temperature: 0 },
    )
    for await (const { token, confidence } of steps) {
      expected.push(token)
      confidences.push(confidence)
      if (expected.length === 24) break
    }
    await sequence.dispose()
    const { body } = await generate({ prompt })
    expect(body['response']).toBe(model.detokenize(expected))
    const measured = (await generate({ prompt, logprobs: true })).body['logprobs'] as { logprob: number }[]
    expect(measured).toHaveLength(expected.length)
    for (const [index, { logprob }] of measured.entries()) {
      expect(logprob).toBeCloseTo(Math.log(confidences[index]!), 2)
    }
  }
  await model.dispose()
})

test('special tokens in a raw prompt are one token each', async () => {
  const marks = await generate({
    prompt: '<|fim_prefix|><|fim_suffix|><|fim_middle|>',
    options: { ...greedy, num_predict: 1 },
  })
  expect(marks.body['prompt_eval_count']).toBe(3)
})

test('what was read before is not read again, and the answer stays the same', async () => {
  const long = '// a line of context that stays as it is\n'.repeat(60)
  const ask = (prefix: string) =>
    generate({ prompt: fillIn(prefix, '\n}'), options: { ...greedy, num_predict: 4 } })
  await ask('another text altogether')
  const cold = (await ask(`${long}var total = `)).body
  const warm = (await ask(`${long}var total = 1`)).body
  expect(Number(warm['prompt_eval_duration'])).toBeLessThan(Number(cold['prompt_eval_duration']) / 3)
  expect(warm['prompt_eval_count']).toBeGreaterThan(500)
  const held = (body: Record<string, unknown>) => (body['timings'] as Timings).cache_n
  const read = (body: Record<string, unknown>) => (body['timings'] as Timings).prompt_n
  // All but the first mark, which begins every prompt.
  expect(read(cold)).toBe(Number(cold['prompt_eval_count']) - 1)
  expect(held(cold)).toBe(1)
  expect(read(warm)).toBeLessThan(10)
  expect(held(warm) + read(warm)).toBe(warm['prompt_eval_count'])
  await ask('yet another text')
  expect((await ask(`${long}var total = 1`)).body['response']).toBe(warm['response'])
})

test('a seed repeats an answer, another seed or none gives others', async () => {
  const sampled = async (seed?: number) =>
    (await generate({ options: { temperature: 1.5, num_predict: 16, top_k: 0, top_p: 1, seed } })).body[
      'response'
    ]
  expect(await sampled(7)).toBe(await sampled(7))
  expect(await sampled(8)).not.toBe(await sampled(7))
  expect(await sampled()).not.toBe(await sampled())
})

test('a repeat penalty changes what repeats itself', async () => {
  const options = { temperature: 0, num_predict: 24 }
  const prompt = 'aaaa bbbb aaaa bbbb aaaa bbbb aaaa'
  const plain = await generate({ prompt, options })
  const penalised = await generate({ prompt, options: { ...options, repeat_penalty: 1.8 } })
  expect(penalised.body['response']).not.toBe(plain.body['response'])
})

test('logprobs are the model’s own, also when the sampling differs', async () => {
  const sure = { options: { ...greedy, num_predict: 3 }, logprobs: true, top_logprobs: 3 }
  const { body } = await generate(sure)
  const list = body['logprobs'] as {
    token: string
    logprob: number
    bytes: number[]
    top_logprobs: { token: string; logprob: number }[]
  }[]
  expect(list).toHaveLength(3)
  for (const { token, logprob, bytes, top_logprobs } of list) {
    expect(Buffer.from(bytes).toString()).toBe(token)
    expect(top_logprobs).toHaveLength(3)
    expect(top_logprobs[0]).toMatchObject({ token, logprob })
    expect(top_logprobs.map((one) => one.logprob)).toEqual(
      top_logprobs.map((one) => one.logprob).sort((a, b) => b - a),
    )
    expect(logprob).toBeLessThan(0)
  }
  const hot = await generate({ ...sure, options: { temperature: 3, top_k: 1, num_predict: 3 } })
  const again = hot.body['logprobs'] as typeof list
  expect(again.map(({ token }) => token)).toEqual(list.map(({ token }) => token))
  for (const [index, { logprob }] of again.entries()) expect(logprob).toBeCloseTo(list[index]!.logprob, 3)
  expect((await generate({ logprobs: true, options: { num_predict: 1 } })).body['logprobs']).toEqual([
    expect.not.objectContaining({ top_logprobs: expect.anything() }),
  ])
  expect((await generate({ logprobs: true, top_logprobs: 21 })).body['error']).toBe(
    'top_logprobs must be between 0 and 20',
  )
})

test('asking for logprobs does not change the answer', async () => {
  const plain = await generate({})
  const measured = await generate({ logprobs: true, top_logprobs: 1 })
  expect(measured.body['response']).toBe(plain.body['response'])
})

test('an answer may be longer than the context, and nothing of it is taken for read afterwards', async () => {
  // One token over and over, so that what is left after the shift looks like the start of the next prompt.
  const repeated = (count: number) => ({ prompt: ' int'.repeat(count), logprobs: true })
  const next = { ...repeated(180), options: { temperature: 0, num_ctx: 256, num_predict: 1 } }
  const before = await generate(next)
  const long = await generate({
    ...repeated(250),
    options: { temperature: 5, seed: 3, num_ctx: 256, num_predict: 20 },
  })
  expect(long.body).toMatchObject({ done: true, prompt_eval_count: 250, eval_count: 20 })
  expect((await generate(next)).body['logprobs']).toEqual(before.body['logprobs'])
})
