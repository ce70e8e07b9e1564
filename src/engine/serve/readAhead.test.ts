/** The next line, known or asked for before it is begun. */
import { expect, test } from 'vitest'
import { paced } from '#test/fakes/pacedRuntime'
import { at, seen, suggesterUnderTest, suggestionIn } from '#test/serve/suggesterUnderTest'

test('one line more than is shown is read, and answers on the next line without a request', async () => {
  const { of, ask, clock, runtime } = suggesterUnderTest(() =>
    paced('1;\n  let b = 2;\n  let c = 3;\n  let d = 4;\n'),
  )
  const first = await ask(at('  let a = ¦'))
  expect(seen(first)).toBe('network: 1;')
  of.noticed('accepted', suggestionIn(first).id)
  await clock.advance(200)
  expect(seen(await ask(at('  let a = 1;¦')))).toBe('statementComplete')
  expect(seen(await ask(at('  let a = 1;\n  ¦')))).toBe('ahead: let b = 2;')
  await clock.advance(1000)
  expect(runtime.requests).toMatchObject([{ end: 'left' }])
  expect(runtime.requests[0]!.stop).not.toContain('\n')
  expect(runtime.requests[0]!.stop).toContain('<|endoftext|>')
  // Two lines ahead would be a request that nobody may want.
  expect(seen(await ask(at('  let a = 1;\n  let b = 2;\n  ¦')))).toMatch('network')
})

test('it answers also while it still comes', async () => {
  const { of, ask, clock, finish, runtime } = suggesterUnderTest(() => [
    ...[100, '1;\n', 500, 'let b', 500, ' = 2;\n'],
  ])
  expect(seen(await ask(at('let a = ¦')))).toBe('network: 1;')
  const next = of.suggest(at('let a = 1;\n¦'))
  await clock.advance(500)
  expect(seen(await finish(next))).toBe('stream: let b = 2;')
  expect(runtime.requests).toHaveLength(1)
})

test('behind an accepted statement the next line is asked for, where nothing is known of it', async () => {
  const { of, ask, clock, finish, runtime } = suggesterUnderTest(() => paced('let b = 2;\nlet c = 3;\n'))
  of.noticed('accepted', 'some suggestion')
  expect(seen(await ask(at('  open();¦')))).toBe('statementComplete')
  expect(runtime.requests).toMatchObject([{ before: '  open();\n  ' }])
  await clock.advance(110)
  expect(seen(await finish(of.suggest(at('  open();\n  ¦'))))).toBe('stream: let b = 2;')
  expect(runtime.requests).toHaveLength(1)
})

test('it waits in memory when it has come before Enter', async () => {
  const { of, ask, clock, runtime } = suggesterUnderTest(() => paced('let b = 2;\nlet c = 3;\n'))
  of.noticed('accepted', 'some suggestion')
  await ask(at('open();¦'))
  await clock.advance(1000)
  expect(seen(await ask(at('open();\n¦')))).toBe('cache: let b = 2;')
  expect(runtime.requests).toHaveLength(1)
})

test('it is asked for only behind an accept, and only once', async () => {
  const { of, ask, runtime } = suggesterUnderTest(() => paced('let b = 2;'))
  await ask(at('open();¦'))
  expect(runtime.requests).toEqual([])
  of.noticed('rejected', 'some suggestion')
  await ask(at('open();¦'))
  expect(runtime.requests).toEqual([])
  of.noticed('accepted', 'some suggestion')
  await ask(at('const am¦ount = 1'))
  await ask(at('open();¦'))
  expect(runtime.requests).toEqual([])
})

test('what is under way elsewhere gives way to it', async () => {
  const { of, ask, clock, runtime } = suggesterUnderTest(() => [500, 'let b = 2;\n'])
  void of.suggest(at('const x = ¦'))
  await clock.advance(100)
  of.noticed('accepted', 'some suggestion')
  await ask(at('open();¦'))
  expect(runtime.requests).toMatchObject([
    { end: 'aborted', endedAt: 100 },
    { before: 'open();\n', end: 'open' },
  ])
})

test('it is not asked for when the answer that was accepted is still being read', async () => {
  const { of, ask, runtime } = suggesterUnderTest(() => [100, '1;\n', 900, 'let b = 2;\n'])
  const first = await ask(at('let a = ¦'))
  of.noticed('accepted', suggestionIn(first).id)
  expect(seen(await ask(at('let a = 1;¦')))).toBe('statementComplete')
  expect(runtime.requests).toMatchObject([{ end: 'open' }])
})

test('a suggestion that was accepted whole and with which the model ended says nothing more', async () => {
  const { of, ask, clock, runtime } = suggesterUnderTest(() => paced('alpha'))
  const first = await ask(at('const x = ¦'))
  of.noticed('accepted', suggestionIn(first).id)
  await clock.advance(10)
  expect(seen(await ask(at('const x = alpha¦')))).toBe('emptyAnswer')
  expect(runtime.requests).toHaveLength(1)
})
