import { captureUnderTest, offered } from '#test/capture/captureUnderTest'
import { expect, test } from 'vitest'

const secret = 'ghp_' + 'a1B2c3D4e5F6g7H8i9J0k1L2m3N4o5P6q7R8'

test('a withheld answer is stored redacted, beside the suggestions, with its reason', async () => {
  const { store, capture, problems } = captureUnderTest()
  capture.withheld(offered({ text: `token = "${secret}"` }), 'repetitive')
  await capture.flush()
  expect(store.withheld.latest(9)).toMatchObject([
    { id: 's1', versionId: 'v1', path: 'Item.cs', line: 2, character: 4, reason: 'repetitive', at: 1000 },
  ])
  expect(store.withheld.latest(1)[0]?.text).toMatch(/^token = "<redacted:/)
  expect(store.suggestions.latest(9)).toEqual([])
  expect(problems).toEqual([])
  store.close()
})

test('a secret that begins before the cursor is redacted with what the answer adds to it', async () => {
  const { store, capture } = captureUnderTest()
  const prefix = `const token = "${secret.slice(0, 20)}`
  capture.withheld(offered({ path: 'item.ts', prefix, suffix: '"', text: secret.slice(20) }), 'tooShort')
  await capture.flush()
  expect(store.withheld.latest(1)[0]?.text).not.toContain(secret.slice(24))
  store.close()
})

test('nothing is stored while recording is off', async () => {
  const { store, capture, problems } = captureUnderTest({ recording: false })
  capture.withheld(offered(), 'repetitive')
  await capture.flush()
  capture.setRecording(true)
  expect(store.withheld.latest(9)).toEqual([])
  expect(problems).toEqual([])
  store.close()
})
