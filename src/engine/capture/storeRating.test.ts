import { captureUnderTest, offered, type CaptureUnderTest } from '#test/capture/captureUnderTest'
import { beforeEach, expect, test } from 'vitest'

let under: CaptureUnderTest
beforeEach(() => {
  under = captureUnderTest()
  under.capture.suggested(offered())
})
const stored = (): unknown => under.store.ratings.get('s1')

test('is stored when it resolves, also of a suggestion made just before; the latest stars count', async () => {
  const { capture, clock } = under
  await capture.rate('s1', { stars: 2 })
  await clock.advance(5)
  await capture.rate('s1', { stars: 4 })
  expect(stored()).toEqual({ suggestionId: 's1', stars: 4, at: clock.now(), expected: null, comment: null })
})

test('each part can be added later, and taken back, without losing the others', async () => {
  const { capture } = under
  await capture.rate('s1', { comment: 'Too long.' })
  await capture.rate('s1', { expected: 'public int Total { get; }' })
  await capture.rate('s1', { stars: 3 })
  expect(stored()).toMatchObject({ stars: 3, expected: 'public int Total { get; }', comment: 'Too long.' })
  await capture.rate('s1', { comment: null, expected: '' })
  expect(stored()).toMatchObject({ stars: 3, expected: '', comment: null })
  await capture.rate('s1', { comment: '' })
  expect(stored()).toMatchObject({ stars: 3, expected: '', comment: null })
})

test('secrets and addresses are replaced before it is stored, also one that begins before the text', async () => {
  const { capture } = under
  await capture.rate('s1', {
    expected: 'var password = "hunter2hunter2";',
    comment: 'Ask jane.doe@contoso.com about it',
  })
  expect(stored()).toMatchObject({
    expected: 'var password = "<redacted:password>";',
    comment: 'Ask <redacted:email> about it',
  })
  capture.suggested(offered({ id: 's2', prefix: 'var password = "hunt' }))
  await capture.rate('s2', { expected: 'er2hunter2";' })
  expect(under.store.ratings.get('s2')?.expected).toBe('<redacted:password>";')
})

test('of a suggestion that is not known is refused with a sentence, and the next goes on', async () => {
  const { capture, problems } = under
  await expect(capture.rate('nobody', { stars: 3 })).rejects.toThrow(
    /was not recorded, so it cannot be rated/,
  )
  await capture.rate('s1', { stars: 5 })
  expect(stored()).toMatchObject({ stars: 5 })
  expect(problems).toEqual([])
})
