import { redact } from '#engine/redact/redact'
import { cleanLookAlikes } from '#test/redact/cleanLookAlikes'
import { expect, test } from 'vitest'

test('of 300 clean look-alikes at most 3 are touched', async () => {
  const looks = cleanLookAlikes(300, 'clean')
  expect(looks).toHaveLength(300)
  const touched: string[] = []
  for (const { path, text } of looks) {
    const clean = await redact(text, { path })
    if (clean.text !== text) touched.push(clean.text)
  }
  expect(touched.length, touched.join('\n')).toBeLessThanOrEqual(3)
})
