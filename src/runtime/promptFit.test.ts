import { expect, test } from 'vitest'
import { fitPrompt } from './promptFit'

const count = (length: number) => Array.from({ length }, (_, index) => index)
const fit = { contextLength: 16, keep: 4, truncate: true, shift: true }

test('a prompt that leaves a place for one token stays whole', () => {
  expect(fitPrompt(count(15), fit)).toEqual(count(15))
})

test('a longer one is cut in the middle: the first tokens and the last ones stay, about half is free', () => {
  // 16 - (16 - 4) / 2 = 10 tokens: 4 from the start, 6 from the end.
  expect(fitPrompt(count(40), fit)).toEqual([0, 1, 2, 3, 34, 35, 36, 37, 38, 39])
})

test('truncate:false refuses with the error of llama.cpp as text', () => {
  const refuse = () => fitPrompt(count(40), { ...fit, truncate: false })
  expect(refuse).toThrow(expect.objectContaining({ status: 400 }))
  expect(refuse).toThrow(/"exceed_context_size_error","n_prompt_tokens":40,"n_ctx":16/)
})

test('shift:false refuses too', () => {
  expect(() => fitPrompt(count(16), { ...fit, shift: false })).toThrow(
    /longer than the context length currently/,
  )
})

test('a negative keep keeps all that fits', () => {
  expect(fitPrompt(count(40), { ...fit, keep: -1 })).toEqual(count(15))
})
