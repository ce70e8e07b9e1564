/** Another version serves, at any moment. */
import { expect, test } from 'vitest'
import { paced } from '#test/fakes/pacedRuntime'
import { at, seen, suggesterUnderTest, suggestionIn, versionOf } from '#test/serve/suggesterUnderTest'

const underTest = () => suggesterUnderTest(({ model }) => paced(`by ${model}`))

test('a suggestion is credited to the version that was asked, though another serves when it comes', async () => {
  const test = underTest()
  const first = test.of.suggest(at('const x = ¦'))
  await test.clock.advance(50)
  test.active = versionOf('v2')
  expect(suggestionIn(await test.finish(first))).toMatchObject({ text: 'by v1', versionId: 'id of v1' })
})

test('what the old version says, said or was saying is not used for the new one', async () => {
  const test = underTest()
  await test.ask(at('const x = ¦'))
  test.active = versionOf('v2')
  expect(suggestionIn(await test.ask(at('const x = ¦')))).toMatchObject({
    text: 'by v2',
    versionId: 'id of v2',
    origin: 'network',
  })
  test.active = versionOf('v1')
  expect(seen(await test.ask(at('const x = b¦')))).toBe('cache: y v1')
  expect(test.runtime.requests.map(({ model }) => model)).toEqual(['v1', 'v2'])
})

test('the request that is under way to the old version is given up with the next key', async () => {
  const test = underTest()
  void test.of.suggest(at('const x = ¦'))
  await test.clock.advance(50)
  test.active = versionOf('v2')
  expect(seen(await test.ask(at('const x = b¦')))).toBe('network: by v2')
  expect(test.runtime.requests).toMatchObject([
    { model: 'v1', end: 'aborted', endedAt: 50 },
    { model: 'v2', at: 50 },
  ])
  expect(test.runtime.loads.map(({ tag }) => tag)).toEqual(['v1', 'v2'])
})
