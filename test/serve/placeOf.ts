/** A place for an answer, from a text with a `¦` where the cursor is. */
import type { Place } from '#engine/serve/generation'

export function placeOf(marked: string, versionId = 'v1', file = 'a.ts'): Place {
  const [before = '', after = ''] = marked.split('¦')
  return { versionId, file, before, after }
}
