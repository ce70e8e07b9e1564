/** When the model is asked: how long behind a key. */
import { expect, test } from 'vitest'
import { paced } from '#test/fakes/pacedRuntime'
import { at, suggesterUnderTest } from '#test/serve/suggesterUnderTest'

test.each([
  ['behind a sign', 'const x = ¦', 1, 27],
  ['inside a word', 'const x¦', 1, 54],
  ['at the start of a line', 'open()\n  ¦', 1, 0],
  ['twice as long as one would', 'const x¦', 2, 108],
  ['not at all', 'const x¦', 0, 0],
])('a request waits %s: %s, times %i, is %i ms', async (_name, marked, pauseFactor, wait) => {
  const { ask, runtime } = suggesterUnderTest(() => paced('alpha'), { pauseFactor })
  await ask(at(marked))
  expect(runtime.requests.map((request) => request.at)).toEqual([wait])
})

test('by hand it does not wait, and the cursor may stand anywhere', async () => {
  const { ask, runtime } = suggesterUnderTest(() => paced('alpha = 1;'), { pauseFactor: 20 })
  const outcome = await ask(at('const ¦ = 1', { byHand: true }))
  expect(outcome.kind).toBe('suggestion')
  expect(runtime.requests.map(({ at }) => at)).toEqual([0])
})

test('a runtime that is slower than the rhythm is asked at once', async () => {
  const { ask, clock, runtime } = suggesterUnderTest(() => paced('alpha', 200), { pauseFactor: 1 })
  await ask(at('const x = ¦'))
  await clock.advance(1000)
  const now = runtime.now
  await ask(at('const y¦'))
  expect(runtime.requests.map(({ at }) => at)).toEqual([27, now])
})

test('what is under way is given up at once, before the wait', async () => {
  const { of, clock, finish, runtime } = suggesterUnderTest(() => [10, 'alpha', 1000], { pauseFactor: 1 })
  void of.suggest(at('const x = ¦'))
  await clock.advance(500)
  await finish(of.suggest(at('const x = q¦')))
  expect(runtime.requests).toMatchObject([
    { at: 27, end: 'aborted', endedAt: 500 },
    { at: 544, before: 'const x = q' },
  ])
})

test('what passed while an earlier answer was read is not waited for again', async () => {
  const script = [5, 'alp', 1000, 'ha', 10]
  const { of, clock, finish, runtime } = suggesterUnderTest(() => script, { pauseFactor: 4 })
  void of.suggest(at('const x = ¦'))
  await clock.advance(600)
  await finish(of.suggest(at('const x = alpq¦')))
  expect(runtime.requests).toMatchObject([
    { at: 108, end: 'aborted', endedAt: 1113 },
    { at: 1113, before: 'const x = alpq' },
  ])
})

test('the rhythm is that of the keys, and a question by hand is none', async () => {
  const { of, ask, clock, runtime } = suggesterUnderTest(() => paced('alpha', 0), { pauseFactor: 1 })
  for (const marked of ['a¦', 'ab¦', 'abc¦']) {
    void of.suggest(at(marked))
    await clock.advance(10)
    void of.suggest(at(marked, { byHand: true }))
    await clock.advance(190)
  }
  await ask(at('abcd¦'))
  expect(runtime.requests.at(-1)).toMatchObject({ before: 'abcd', at: 600 + 60 })
})

test('rejects make it wait longer, and accepts less', async () => {
  const { of, ask, clock, runtime } = suggesterUnderTest(() => paced('alpha', 0), { pauseFactor: 1 })
  const waits: number[] = []
  for (const [index, kind] of (['rejected', 'accepted', 'accepted'] as const).entries()) {
    // Behind a pause, which is no rhythm.
    await clock.advance(1000)
    of.noticed(kind, 'some suggestion')
    const now = runtime.now
    await ask(at(`const x${index}¦`))
    waits.push(runtime.requests.at(-1)!.at - now)
  }
  expect(waits).toEqual([81, 65, 52])
})
