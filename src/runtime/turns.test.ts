import { expect, test } from 'vitest'
import { Turns } from './turns'

const never = new AbortController().signal

test('the next one enters when the one before has left, in the order of asking', async () => {
  const turns = new Turns()
  const order: string[] = []
  const visit = async (name: string) => {
    const end = await turns.take(never)
    order.push(`${name} in`)
    await new Promise((resolve) => setImmediate(resolve))
    order.push(`${name} out`)
    end()
  }
  await Promise.all([visit('a'), visit('b'), visit('c')])
  expect(order).toEqual(['a in', 'a out', 'b in', 'b out', 'c in', 'c out'])
})

test('who gives up while waiting is skipped, and gets a 499', async () => {
  const turns = new Turns()
  const end = await turns.take(never)
  const given = new AbortController()
  const second = turns.take(given.signal)
  const third = turns.take(never)
  given.abort()
  await expect(second).rejects.toMatchObject({ status: 499 })
  end()
  const endThird = await third
  endThird()
})

test('ending twice lets nobody else in', async () => {
  const turns = new Turns()
  const end = await turns.take(never)
  const second = turns.take(never)
  end()
  end()
  await second
  let entered = false
  void turns.take(never).then(() => {
    entered = true
  })
  await new Promise((resolve) => setImmediate(resolve))
  expect(entered).toBe(false)
})
