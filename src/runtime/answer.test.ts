import { expect, test } from 'vitest'
import { ScriptedModel, pieces } from '#test/fakes/scriptedModel'
import { type AnswerPiece, type AnswerRequest, answer } from './answer'
import { readOptions } from './generationOptions'

function request(options: Record<string, unknown> = {}, more: Partial<AnswerRequest> = {}): AnswerRequest {
  const { sampling } = readOptions({}, { num_ctx: 64, ...options }, null)
  const signal = new AbortController().signal
  return {
    prompt: [...Buffer.from('hello')],
    sampling,
    truncate: true,
    shift: true,
    alternatives: null,
    signal,
    ...more,
  }
}

async function collect(model: ScriptedModel, asked = request()): Promise<AnswerPiece[]> {
  const all: AnswerPiece[] = []
  for await (const piece of answer(model, asked)) all.push(piece)
  return all
}

const texts = (all: AnswerPiece[]) => all.flatMap((piece) => (piece.kind === 'text' ? [piece.text] : []))
const end = (all: AnswerPiece[]) => all.find((piece) => piece.kind === 'done')

test('one piece a token; the end of the model is a stop and counts as a token', async () => {
  const all = await collect(new ScriptedModel(pieces('a', 'b', 'c')))
  expect(texts(all)).toEqual(['a', 'b', 'c'])
  expect(end(all)).toMatchObject({ reason: 'stop', metrics: { prompt_eval_count: 5, eval_count: 4 } })
})

test('the token limit is a length', async () => {
  const all = await collect(new ScriptedModel(pieces('a', 'b', 'c')), request({ num_predict: 2 }))
  expect(texts(all)).toEqual(['a', 'b'])
  expect(end(all)).toMatchObject({ reason: 'length', metrics: { eval_count: 2 } })
})

test('a stop string over several tokens is cut, and what it could have been is shown', async () => {
  const all = await collect(
    new ScriptedModel(pieces('a', '<', '|', 'b<', '|', 'end', 'c')),
    request({ stop: ['<|end'] }),
  )
  expect(texts(all).join('')).toBe('a<|b')
  expect(end(all)).toMatchObject({ reason: 'stop' })
})

test('a character whose bytes come in several tokens is one piece', async () => {
  const bytes = [...Buffer.from('x🎉é')].map((byte) => Uint8Array.of(byte))
  expect(texts(await collect(new ScriptedModel(bytes)))).toEqual(['x', '🎉', 'é'])
})

test('an answer that repeats itself ends without a last piece', async () => {
  const all = await collect(new ScriptedModel(pieces('a', '  '), false))
  expect(end(all)).toBeUndefined()
  expect(texts(all)).toHaveLength(32)
})

test('without a shift the context is the limit', async () => {
  const letters = pieces(...'abcdefghij'.repeat(10))
  const all = await collect(new ScriptedModel(letters), request({}, { shift: false }))
  expect(end(all)).toMatchObject({ reason: 'length', metrics: { eval_count: 64 - 5 } })
})

test('an abort ends it with the reason of the signal', async () => {
  const stop = new AbortController()
  const all = answer(new ScriptedModel(pieces(...'abcdefgh')), request({}, { signal: stop.signal }))
  await all.next()
  stop.abort()
  await expect(all.next()).rejects.toMatchObject({ name: 'AbortError' })
})
