/** The one request that is under way: kept while it says what is typed, given up when it does not. */
import { expect, test } from 'vitest'
import { paced } from '#test/fakes/pacedRuntime'
import { at, seen, suggesterUnderTest, suggestionIn } from '#test/serve/suggesterUnderTest'

/** Says "alpha" after 200 ms and " + beta" after 300. */
const slow = () => suggesterUnderTest(() => [200, 'alpha', 100, ' + beta\n', 100, 'next\n'])

test('typing what a suggestion says asks nothing, and it stays the same one', async () => {
  const { ask, given, runtime } = suggesterUnderTest(() => paced('alpha + beta'))
  const { id } = suggestionIn(await ask(at('const x = ¦')))
  for (const [marked, rest] of [
    ['const x = a¦', 'lpha + beta'],
    ['const x = alpha + ¦', 'beta'],
    ['const x = al¦', 'pha + beta'],
  ] as const) {
    const outcome = await ask(at(marked))
    expect(seen(outcome)).toBe(`network: ${rest}`)
    expect(suggestionIn(outcome).id).toBe(id)
  }
  expect([given.length, runtime.requests.length, runtime.now]).toEqual([1, 1, 130])
})

test('a request is kept while its answer says what is typed, also before its first word', async () => {
  const { of, clock, finish, runtime } = slow()
  const first = of.suggest(at('const x = ¦'))
  await clock.advance(100)
  const second = of.suggest(at('const x = a¦'))
  await clock.advance(150)
  const third = of.suggest(at('const x = alp¦'))
  expect([seen(await first), seen(await second)]).toEqual(['cancelled', 'cancelled'])
  const outcome = await finish(third)
  expect(seen(outcome)).toBe('stream: ha + beta')
  expect(suggestionIn(outcome)).toMatchObject({ prefix: 'const x = alp', firstTokenMs: 0, totalMs: 50 })
  await clock.advance(1000)
  expect(runtime.requests).toMatchObject([{ end: 'left' }])
})

test('a request is aborted at once when something else is typed, and the next one begins', async () => {
  const { of, clock, finish, runtime } = slow()
  const first = of.suggest(at('const x = ¦'))
  await clock.advance(250)
  const second = of.suggest(at('const x = q¦'))
  await clock.advance(0)
  expect(seen(await first)).toBe('cancelled')
  expect(runtime.requests).toMatchObject([
    { end: 'aborted', endedAt: 250 },
    { before: 'const x = q', at: 250 },
  ])
  expect(seen(await finish(second))).toBe('network: alpha + beta')
})

test('what was typed before the first word is judged by that word', async () => {
  const { of, clock, finish, runtime } = slow()
  void of.suggest(at('const x = ¦'))
  await clock.advance(100)
  await finish(of.suggest(at('const x = q¦')))
  expect(runtime.requests).toMatchObject([
    { end: 'aborted', endedAt: 200 },
    { before: 'const x = q', at: 200 },
  ])
})

test('at another place it is aborted before its first word', async () => {
  const { of, clock, finish, runtime } = slow()
  void of.suggest(at('const x = ¦'))
  await clock.advance(100)
  await finish(of.suggest(at('const y = ¦')))
  expect(runtime.requests).toMatchObject([{ end: 'aborted', endedAt: 100 }, { at: 100 }])
})

test('an editor that cancels before the next key leaves the request to the next key', async () => {
  const { of, clock, finish, runtime } = slow()
  const key = new AbortController()
  const first = of.suggest(at('const x = ¦'), key.signal)
  await clock.advance(100)
  key.abort()
  await clock.advance(50)
  expect(seen(await first)).toBe('cancelled')
  expect(seen(await finish(of.suggest(at('const x = a¦'))))).toBe('stream: lpha + beta')
  await clock.advance(1000)
  expect(runtime.requests).toMatchObject([{ end: 'left' }])
})

test('where no next key comes it is given up after a while', async () => {
  const { of, clock, runtime } = suggesterUnderTest(() => [200, 'alpha', 1000, ' + beta'])
  const key = new AbortController()
  void of.suggest(at('const x = ¦'), key.signal)
  await clock.advance(100)
  key.abort()
  await clock.advance(1000)
  expect(runtime.requests).toMatchObject([{ end: 'aborted', endedAt: 400 }])
})

test('what ends before that is remembered, although nobody waited', async () => {
  const { of, ask, clock, runtime } = slow()
  const key = new AbortController()
  void of.suggest(at('const x = ¦'), key.signal)
  await clock.advance(150)
  key.abort()
  await clock.advance(1000)
  expect(seen(await ask(at('const x = ¦')))).toBe('cache: alpha + beta')
  expect(runtime.requests).toMatchObject([{ end: 'left', endedAt: 400 }])
})

test('a signal that is aborted after the answer ends nothing: the next line is still read', async () => {
  const { ask, clock, runtime } = suggesterUnderTest(() => [200, 'alpha\n', 1000, 'beta\n'])
  const key = new AbortController()
  await ask(at('const x = ¦'), key.signal)
  key.abort()
  await clock.advance(2000)
  expect(runtime.requests).toMatchObject([{ end: 'left', endedAt: 1200 }])
})

test('of an answer that is given up the whole lines are remembered', async () => {
  const { ask, clock, runtime } = suggesterUnderTest(() => [100, 'alpha\n', 100, 'be', 1000, 'ta\n'])
  await ask(at('const x = ¦'))
  await clock.advance(100)
  await ask(at('const y = ¦'))
  expect(runtime.requests).toMatchObject([{ end: 'aborted', endedAt: 200 }, { end: 'open' }])
  expect(seen(await ask(at('const x = ¦')))).toBe('cache: alpha')
  expect(seen(await ask(at('const x = alpha\n¦')))).toBe('network: alpha')
})

test('an answer that was cut where the person has typed to is asked to go on', async () => {
  const settings = { pauseFactor: 0, maxBlockTokens: 2 }
  const { of, clock, finish, runtime } = suggesterUnderTest(() => [100, 'alp', 100, 'ha'], settings)
  void of.suggest(at('const x = ¦'))
  await clock.advance(150)
  expect(seen(await finish(of.suggest(at('const x = alpha¦'))))).toBe('network: alpha')
  expect(runtime.requests.map(({ before }) => before)).toEqual(['const x = ', 'const x = alpha'])
})

test('a call that a newer one has ended asks the model for nothing', async () => {
  const { of, ask, runtime } = suggesterUnderTest(() => paced('alpha'))
  await ask(at('const x = ¦'))
  const first = of.suggest(at('const y = ¦'))
  const second = of.suggest(at('const z = ¦'))
  const third = await ask(at('const x = ¦'))
  expect([seen(await first), seen(await second), seen(third)]).toEqual([
    ...['cancelled', 'cancelled'],
    'network: alpha',
  ])
  expect(runtime.requests.map(({ before }) => before)).toEqual(['const x = '])
})

test('where nothing is asked, a request that says something else is given up', async () => {
  const { of, clock, runtime } = slow()
  void of.suggest(at('const x = ¦'))
  await clock.advance(250)
  expect(seen(await of.suggest(at('const x = f();¦')))).toBe('statementComplete')
  expect(runtime.requests).toMatchObject([{ end: 'aborted', endedAt: 250 }])
})

test('where nothing is asked, a request that may say it is kept', async () => {
  const { of, clock, runtime } = suggesterUnderTest(() => [200, 'alpha();\nbeta\n'])
  void of.suggest(at('const x = ¦'))
  await clock.advance(100)
  expect(seen(await of.suggest(at('const x = alpha();¦')))).toBe('statementComplete')
  await clock.advance(1000)
  expect(runtime.requests).toMatchObject([{ end: 'left' }])
})
