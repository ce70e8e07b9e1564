import { expect, test } from 'vitest'
import { Digests } from './digests'

const never = new AbortController().signal
const document = (text: string) => ({ uri: 'file:///w/A.cs', workspace: '/w', path: 'A.cs', text })

test('a large document is read ahead, a small one at once', async () => {
  const digests = new Digests()
  const large = document(`class Order {}\n${'int x;\n'.repeat(5_000)}`)
  expect(digests.of(large)).toBeNull()
  expect(await digests.learn([large], never)).toBe(true)
  expect(digests.of(large)?.types).toEqual(['Order'])
  expect(await digests.learn([large], never)).toBe(false)
  expect(digests.of(document('class Small {}'))?.types).toEqual(['Small'])
  // A change makes another document.
  expect(digests.of({ ...large })).toBeNull()
})
