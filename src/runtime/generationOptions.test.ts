import { expect, test } from 'vitest'
import { readOptions } from './generationOptions'

test('defaults are those of Ollama', () => {
  const { load, sampling } = readOptions({}, {}, null)
  expect(load).toEqual({ contextLength: 4096, threads: 0, memoryMap: null })
  expect(sampling).toMatchObject({
    temperature: 0.8,
    topK: 40,
    topP: 0.9,
    repeatPenalty: 1,
    seed: -1,
    stop: [],
  })
})

test('a request wins over its model, null says nothing, unknown names are ignored', () => {
  const model = { temperature: 0.1, stop: ['a'], num_ctx: 512 }
  const { load, sampling } = readOptions(model, { temperature: 0, stop: null, nonsense: {} }, null)
  expect(sampling.temperature).toBe(0)
  expect(load.contextLength).toBe(512)
  expect(sampling.stop).toEqual(['a'])
})

test.each([
  [undefined, 4096],
  [512, 512],
  [1, 4],
  [100_000, 8192],
])('num_ctx %j of a model trained for 8192 is %j', (asked, expected) => {
  expect(readOptions({}, { num_ctx: asked }, 8192).load.contextLength).toBe(expected)
})

test('the default context is no longer than what the model was trained for', () => {
  expect(readOptions({}, {}, 2048).load.contextLength).toBe(2048)
})

test.each([
  [undefined, 5120],
  [-1, 5120],
  [-2, 5120],
  [7, 7],
  [999_999, 5120],
  [0, Number.POSITIVE_INFINITY],
])('num_predict %j with a context of 512 allows %j tokens', (asked, expected) => {
  expect(readOptions({}, { num_ctx: 512, num_predict: asked }, null).sampling.maxTokens).toBe(expected)
})

test.each([
  [{ num_ctx: '512' }, 'option "num_ctx" must be of type integer'],
  [{ temperature: true }, 'option "temperature" must be of type float32'],
  [{ stop: 'x' }, 'option "stop" must be of type array'],
  [{ stop: [1] }, 'option "stop" must be of an array of strings'],
])('%j is a 500', (options, message) => {
  expect(() => readOptions({}, options, null)).toThrow(expect.objectContaining({ status: 500, message }))
})
