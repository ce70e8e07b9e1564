import { expect, test } from 'vitest'
import type { Example } from '#contracts/example'
import { fimRow } from '#test/record/datasetRows'
import { nearHeldOut } from './nearHeldOut'

const words = (name: string, count = 80): string =>
  Array.from({ length: count }, (_, index) => `${name}${index}`).join(' ')
const row = (prompt: string, completion: string): Example => ({
  ...fimRow(prompt.slice(0, 8), ['a.cs']),
  prompt,
  completion,
})

test('what is nearly the same as a held-out row, or a row of the guard set, is not trained on', async () => {
  const gate = nearHeldOut([row(words('guard'), 'g();')])
  await gate([row(words('test'), 't();')], 'test')
  await gate([row(words('check'), 'c();')], 'validation')
  const near = ['guard', 'test', 'check'].map((name) => row(`${words(name)} other`, 'x();'))
  const far = row(words('train'), 'y();')
  expect(await gate([...near, far], 'train')).toEqual(['nearHeldOut', 'nearHeldOut', 'nearHeldOut', far])
})

test('an answer of sixty characters that is held out is not learnt, whatever stands around it', async () => {
  const [long, short] = ['a'.repeat(60), 'b'.repeat(59)]
  const gate = nearHeldOut()
  await gate([row(words('test'), long), row(words('check'), short)], 'test')
  const [learnt, other] = [row(words('one'), `${long}\n`), row(words('two'), short)]
  expect(await gate([learnt, other], 'train')).toEqual(['nearHeldOut', other])
})

test('rows of the held-out splits stay, however near they are', async () => {
  const gate = nearHeldOut()
  const rows = [row(words('test'), 't();'), row(words('test'), 't();')]
  expect(await gate(rows, 'test')).toEqual(rows)
})
