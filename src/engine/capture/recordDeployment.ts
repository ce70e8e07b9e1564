/** Credits a deployment to what was committed in it: a success to all of it, a failure to what came since the last success. */
import { type Store } from '#engine/store/store'
import { type GitHistory } from '#platform/gitHistory'
import { randomUUID } from 'node:crypto'

export interface Deployment {
  readonly workspace: string
  /** Full hash. */
  readonly commit: string
  /** What the CI calls it. */
  readonly target: string
  readonly passed: boolean
  readonly at: number
}

export interface DeploymentParts {
  readonly store: Pick<Store, 'acceptedSuggestions' | 'outcomes' | 'transaction'>
  readonly history: Pick<GitHistory, 'isAncestor'>
}

/** The reasons for the numbers are in docs/attribution.md. */
const sure = { passed: 0.9, failed: 0.3 }

/** Answers how many suggestions were credited. Reported again, nothing is added. */
export async function recordDeployment(
  { store, history }: DeploymentParts,
  deployment: Deployment,
): Promise<number> {
  const { workspace, commit, target, passed, at } = deployment
  const found: string[] = []
  for (const { suggestion, undone } of store.acceptedSuggestions({ workspace, client: 'editor' })) {
    const all = store.outcomes.forSuggestion(suggestion.id)
    const committed = all.find(({ kind }) => kind === 'committed')
    if (undone || committed?.kind !== 'committed') continue
    const before = all.filter((each) => each.kind === 'deployed' && each.reference === target)
    // Where it went well before, it is not what fails now.
    if (before.some((each) => each.kind === 'deployed' && (each.passed || each.passed === passed))) continue
    const reverted = all.find(({ kind }) => kind === 'reverted')
    if (!(await history.isAncestor(workspace, committed.reference, commit))) continue
    if (reverted?.kind === 'reverted' && (await history.isAncestor(workspace, reverted.reference, commit)))
      continue
    found.push(suggestion.id)
  }
  const because = passed ? 'coveredItsFile' : 'errorCameWithIt'
  // At most one of them made it fail.
  const confidence = passed ? sure.passed : sure.failed / Math.max(1, found.length)
  store.transaction(() => {
    for (const suggestionId of found) {
      const outcome = { kind: 'deployed', at, passed, confidence, because, reference: target } as const
      store.outcomes.add({ ...outcome, id: randomUUID(), suggestionId })
    }
  })
  return found.length
}
