/** How much of what was accepted is still there: after five minutes, and in the commit. */
import type { Evidence } from './evidence'
import { countedLook, keptShare, looksOf } from './looks'
import { meanOf } from './meanOf'
import { wasUndone } from './modificationOf'
import { type Part, sure } from './part'

export function retentionOf(evidence: Evidence): Part {
  const { suggestion, outcomes } = evidence
  if (wasUndone(evidence) || outcomes.some(({ kind }) => kind === 'reverted')) return sure(0)
  const length = suggestion.text.length
  const look = countedLook(evidence)
  const inCommit = looksOf(evidence).findLast(({ moment }) => moment === 'committed')
  // That it stands in a commit is known without a look where the commit was found later.
  const stood = outcomes.some(({ kind }) => kind === 'committed') ? sure(1) : null
  return meanOf([
    { weight: 1, part: look && look !== inCommit ? sure(keptShare(look, length)) : null },
    { weight: 1, part: inCommit ? sure(keptShare(inCommit, length)) : stood },
  ])
}
