/** What was said no to is not offered again there. */
import { expect, test } from 'vitest'
import { paced } from '#test/fakes/pacedRuntime'
import { at, seen, suggesterUnderTest, suggestionIn } from '#test/serve/suggesterUnderTest'

test('the same text at the same place is withheld, whatever part of it is typed', async () => {
  const { of, ask, runtime, withheld } = suggesterUnderTest(() => paced('alpha'))
  const first = await ask(at('const x = ¦'))
  of.noticed('rejected', suggestionIn(first).id)
  expect(seen(await ask(at('const x = ¦')))).toBe('rejectedBefore')
  expect(seen(await ask(at('const x = a¦')))).toBe('rejectedBefore')
  expect(runtime.requests).toHaveLength(1)
  // The reject is known as an event already.
  expect(withheld).toEqual([])
})

test('by hand it is shown', async () => {
  const { of, ask } = suggesterUnderTest(() => paced('alpha'))
  of.noticed('rejected', suggestionIn(await ask(at('const x = ¦'))).id)
  expect(seen(await ask(at('const x = ¦', { byHand: true })))).toBe('cache: alpha')
})

test('elsewhere it is shown', async () => {
  const { of, ask } = suggesterUnderTest(() => paced('alpha'))
  of.noticed('rejected', suggestionIn(await ask(at('const x = ¦'))).id)
  expect(seen(await ask(at('const y = ¦')))).toBe('network: alpha')
  expect(seen(await ask(at('const x = ¦', { path: 'b.ts' })))).toBe('network: alpha')
})

test('a no to a suggestion that is no longer the current one is none to the current one', async () => {
  const { of, ask } = suggesterUnderTest(() => paced('alpha'))
  const { id } = suggestionIn(await ask(at('const x = ¦')))
  const current = suggestionIn(await ask(at('const y = ¦')))
  of.noticed('rejected', id)
  expect(suggestionIn(await ask(at('const y = ¦'))).id).toBe(current.id)
})
