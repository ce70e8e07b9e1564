/** A runtime that is gone, busy or still loading the model. */
import { expect, test } from 'vitest'
import { RuntimeError } from '#platform/runtimeError'
import { paced, type Script } from '#test/fakes/pacedRuntime'
import { at, seen, suggesterUnderTest } from '#test/serve/suggesterUnderTest'

const unreachable = new RuntimeError('unreachable', 'No model runtime answers.')
const missing = new RuntimeError('notFound', "model 'v1' not found")
const busy = new RuntimeError('busy', 'server busy')

test.each([
  ['runtimeUnreachable', unreachable],
  ['modelMissing', missing],
  ['runtimeError', busy],
  ['runtimeError', new RuntimeError('failed', 'out of memory')],
  ['runtimeError', new RuntimeError('refused', 'prompt too long')],
] as const)(
  'a runtime that fails is a reason, before and in the middle of an answer: %s',
  async (reason, error) => {
    for (const script of [
      [50, error],
      [50, 'al', 10, error],
    ] satisfies Script[]) {
      const { ask, given } = suggesterUnderTest(() => script)
      expect(await ask(at('const x = ¦'))).toEqual({ kind: 'nothing', reason, message: error.message })
      expect(given).toEqual([])
    }
  },
)

test('anything else that fails is a defect, and thrown', async () => {
  const { ask } = suggesterUnderTest(() => [50, new TypeError('not a function')])
  await expect(ask(at('const x = ¦'))).rejects.toThrow('not a function')
})

test.each([
  ['loaded again', unreachable, 2],
  ['loaded again', missing, 2],
  ['taken to be there', busy, 1],
] as const)('after a failure the model is %s: %s', async (_name, error, loads) => {
  const { ask, runtime } = suggesterUnderTest(() =>
    runtime.requests.length === 1 ? [50, 'al', 10, error] : paced('alpha'),
  )
  await ask(at('const x = ¦'))
  expect(seen(await ask(at('const x = ¦')))).toBe('network: alpha')
  expect(runtime.loads).toHaveLength(loads)
})

test('what came before a failure is not taken for an answer', async () => {
  const { ask, runtime } = suggesterUnderTest(() =>
    runtime.requests.length === 1 ? [50, 'alp', 10, busy] : paced('alpha'),
  )
  await ask(at('const x = ¦'))
  expect(seen(await ask(at('const x = ¦')))).toBe('network: alpha')
})

test('the request waits while the model is loaded, and comes with its answer', async () => {
  const { ask, runtime } = suggesterUnderTest(() => paced('alpha'))
  runtime.loading = [800]
  expect(seen(await ask(at('const x = ¦')))).toBe('network: alpha')
  expect(runtime.loads).toEqual([{ tag: 'v1', at: 0 }])
  expect(runtime.requests.map(({ at }) => at)).toEqual([800])
})

test('a load is not given up with the call that began it, by the editor or by the next key', async () => {
  const { of, clock, finish, runtime } = suggesterUnderTest(() => paced('alpha'))
  runtime.loading = [900]
  const key = new AbortController()
  const first = of.suggest(at('const x = ¦'), key.signal)
  await clock.advance(200)
  key.abort()
  expect(seen(await finish(first))).toBe('modelLoading')
  const second = of.suggest(at('const y = ¦'))
  await clock.advance(600)
  const third = of.suggest(at('const z = ¦'))
  expect(seen(await finish(second))).toBe('modelLoading')
  expect(seen(await finish(third))).toBe('network: alpha')
  expect(runtime.loads).toEqual([{ tag: 'v1', at: 0 }])
  expect(runtime.requests).toMatchObject([{ before: 'const z = ', at: 900 }])
})

test('a load that takes long is the reason, and goes on', async () => {
  const { ask, clock, runtime } = suggesterUnderTest(() => paced('alpha'))
  runtime.loading = [5000]
  expect(seen(await ask(at('const x = ¦')))).toBe('modelLoading')
  await clock.advance(5000)
  expect(seen(await ask(at('const x = ¦')))).toBe('network: alpha')
  expect(runtime.loads).toHaveLength(1)
})

test('after some requests that were given up before a word the model is loaded aside', async () => {
  const { of, ask, clock, runtime } = suggesterUnderTest(() => paced('alpha'))
  for (const name of 'abcdef') await ask(at(`const ${name} = ¦`))
  expect(runtime.loads).toHaveLength(1)
  for (const name of 'ghij') {
    void of.suggest(at(`const ${name} = ¦`))
    await clock.advance(50)
  }
  expect(runtime.loads).toHaveLength(2)
})

test('a load that fails is the reason', async () => {
  const { ask, runtime } = suggesterUnderTest(() => paced('alpha'))
  runtime.loading = [100, missing]
  expect(await ask(at('const x = ¦'))).toMatchObject({ reason: 'modelMissing', message: missing.message })
  expect(runtime.requests).toEqual([])
})
