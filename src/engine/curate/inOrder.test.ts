import { expect, test } from 'vitest'
import { inOrder } from './inOrder'

const later = (milliseconds: number): Promise<void> =>
  new Promise((resolve) => setTimeout(resolve, milliseconds))

test('answers come in order, and no more is under way than may be', async () => {
  let [under, most] = [0, 0]
  const answers = inOrder([30, 1, 20, 1, 1, 10], 3, async (milliseconds) => {
    most = Math.max(most, ++under)
    await later(milliseconds)
    under--
    return milliseconds
  })
  expect(await Array.fromAsync(answers)).toEqual([30, 1, 20, 1, 1, 10])
  expect(most).toBe(3)
})

test('after a failure nothing goes on behind the back of who asked', async () => {
  let under = 0
  const work = async (item: number): Promise<number> => {
    under++
    await later(item)
    under--
    if (item === 1) throw new Error('failed')
    return item
  }
  await expect(Array.fromAsync(inOrder([5, 1, 40, 2, 3], 3, work))).rejects.toThrow('failed')
  expect(under).toBe(0)
})
