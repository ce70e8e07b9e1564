/** Whether a suggestion saved time: that of typing what was kept of it, against that of waiting and of deciding. */
import type { Evidence } from './evidence'
import { countedLook, keptShare } from './looks'
import { wasUndone } from './modificationOf'
import { type Part, sure } from './part'
import { takenCharacters } from './takenCharacters'

/** Mean of 168,000 people: 52 words a minute (Dhakal et al., Observations on Typing from 136 Million Keystrokes, 2018). */
const TYPED_PER_SECOND = 4.3

/** saved / (saved + spent): one half where it took as long as typing. Null for what was not accepted by a key. */
export function efficiencyOf(evidence: Evidence): Part {
  const { suggestion, events } = evidence
  const accept = events.findLast(({ kind }) => kind === 'accepted' || kind === 'partiallyAccepted')
  if (accept === undefined) return null
  const taken = takenCharacters(events, suggestion.text.length) ?? 0
  const look = countedLook(evidence)
  const kept = wasUndone(evidence) ? 0 : taken * (look ? keptShare(look, suggestion.text.length) : 1)
  const saved = kept / TYPED_PER_SECOND
  const shownAt = events.find(({ kind }) => kind === 'shown')?.at ?? accept.at
  const spent = (suggestion.totalMs + Math.max(0, accept.at - shownAt)) / 1000
  return saved + spent === 0 ? null : sure(saved / (saved + spent))
}
