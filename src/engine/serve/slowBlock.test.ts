/** A block that takes long is shown as far as it has come. */
import { expect, test } from 'vitest'
import { at, seen, suggesterUnderTest } from '#test/serve/suggesterUnderTest'

const first = 'const a = 1\n  const b = 2'

test('after half a second its whole lines are shown, and the rest comes from what is read on', async () => {
  const { ask, clock, runtime } = suggesterUnderTest(() => [
    ...[
      100,
      'const a = 1\n',
      300,
      '  const b = 2\n',
      200,
      '  con',
      300,
      'st c = 3\n',
      100,
      '}\n',
      50,
      'f()\n',
    ],
  ])
  expect(seen(await ask(at('function f() {\n  ¦\n}')))).toBe(`network: ${first}`)
  expect(runtime.now).toBe(600)
  await clock.advance(5000)
  expect(seen(await ask(at(`function f() {\n  ${first}\n  ¦\n}`)))).toBe('ahead: const c = 3')
  expect(runtime.requests).toHaveLength(1)
})

test('a first line that has not come whole is waited for', async () => {
  const { ask, runtime } = suggesterUnderTest(() => [400, 'const a', 300, ' = 1', 300, '\n', 900, '  b()\n'])
  expect(seen(await ask(at('function f() {\n  ¦\n}')))).toBe('network: const a = 1')
  expect(runtime.now).toBe(1000)
})

test('a block that comes quickly is shown whole', async () => {
  const { ask, runtime } = suggesterUnderTest(() => [100, `${first}\n`, 300, '  const c = 3\n', 100, '}\n'])
  expect(seen(await ask(at('function f() {\n  ¦\n}')))).toBe(`network: ${first}\n  const c = 3`)
  expect(runtime.now).toBe(500)
})
