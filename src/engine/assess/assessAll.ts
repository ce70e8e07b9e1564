/** Scores every suggestion that has no score yet, or of which there is news since its score. */
import type { Store } from '#engine/store/store'
import { isOfTheFile } from '#engine/store/storeError'
import type { Clock } from '#platform/clock'
import type { Evidence } from './evidence'
import { FORMULA, qualityOf } from './qualityOf'

export interface AssessParts {
  readonly store: Pick<Store, 'suggestions' | 'events' | 'outcomes' | 'qualities'> & {
    readonly ratings: Pick<Store['ratings'], 'get'>
  }
  readonly clock: Clock
}

/** What is asked about at once: of so much a busy person's database knows in a few milliseconds. */
const DAY = 24 * 60 * 60 * 1000

/**
 * One at a time, so that whoever types meanwhile waits for none of it. Ends early, without harm, when told to.
 * @param since milliseconds since 1970: older suggestions without news since then stay as they are
 * @returns how many were scored
 * @throws at the end, where one of them could not be; at once where the store cannot be used
 */
export async function assessAll(
  { store, clock }: AssessParts,
  since = 0,
  enough: () => boolean = () => false,
): Promise<number> {
  let scored = 0
  const failures: unknown[] = []
  let from = store.qualities.nextNews(since)
  while (from !== null) {
    const until = from + DAY
    for (const id of store.qualities.outdated(FORMULA, { since: from, until })) {
      if (enough()) return scored
      try {
        const evidence = evidenceOf(id, store)
        // It may have been forgotten meanwhile.
        if (evidence === null) continue
        store.qualities.set(qualityOf(evidence, clock.now()))
        scored++
      } catch (error) {
        if (isOfTheFile(error)) throw error
        failures.push(error)
      }
      await turn()
    }
    from = store.qualities.nextNews(until)
    await turn()
  }
  if (failures.length > 0)
    throw new AggregateError(failures, `${failures.length} scores failed, first: ${String(failures[0])}`)
  return scored
}

function evidenceOf(id: string, store: AssessParts['store']): Evidence | null {
  const suggestion = store.suggestions.get(id)
  if (suggestion === undefined) return null
  return {
    suggestion,
    events: store.events.forSuggestion(id),
    outcomes: store.outcomes.forSuggestion(id),
    rating: store.ratings.get(id) ?? null,
  }
}

function turn(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve))
}
