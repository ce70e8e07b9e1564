/** How little of an accepted text had to be changed: 1 - edit distance / longer length. */
import type { Evidence } from './evidence'
import { countedLook } from './looks'
import { type Part, sure } from './part'

export function modificationOf(evidence: Evidence): Part {
  const look = countedLook(evidence)
  // What was taken back was not modified; that it is gone counts elsewhere.
  if (look === undefined || wasUndone(evidence)) return null
  return sure(look.keptRatio)
}

export function wasUndone({ events }: Pick<Evidence, 'events'>): boolean {
  return events.some(({ kind }) => kind === 'undone')
}
