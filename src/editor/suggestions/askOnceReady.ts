/** What was asked for before a model could answer got nothing, and VS Code asks again only after a change. */
import type { Situation, SituationFacts } from '#editor/situation'

/** Milliseconds for which a person may still wait where they typed. */
const ASKED_OF_LATE = 30_000

export interface Asked {
  /** Milliseconds since 1970; 0 before the first edit. */
  readonly lastEdit: () => number
  readonly askAgain: () => void
}

/** Asks again each time that suggestions become possible: at the start, and when what was down came back. */
export function askOnceReady(situation: Situation, { lastEdit, askAgain }: Asked): { dispose(): void } {
  let could = false
  return situation.follow((now) => {
    const can = canAnswer(now)
    const becameReady = can && !could
    could = can
    if (becameReady && Date.now() - lastEdit() < ASKED_OF_LATE) askAgain()
  })
}

/** A model that is being loaded is no error, but it suggests nothing; nor does a server that has none yet. */
function canAnswer({ server, status, version }: SituationFacts): boolean {
  return server === 'running' && version !== null && status?.kind === 'Normal' && status.message === ''
}
