/** The looks at an accepted text that a score counts. */
import type { SurvivalOutcome } from '#contracts/outcome'
import type { Evidence } from './evidence'

/** Long enough that the person has come back to it; one of the moments at which Copilot's client looks, too. */
const COUNTED = 'after300s'

export function looksOf({ outcomes }: Pick<Evidence, 'outcomes'>): readonly SurvivalOutcome[] {
  return outcomes.filter((outcome) => outcome.kind === 'survival')
}

/** At five minutes; before that once its document was quiet, or else the latest one. */
export function countedLook(evidence: Pick<Evidence, 'outcomes'>): SurvivalOutcome | undefined {
  const looks = looksOf(evidence)
  const at = (moment: string): SurvivalOutcome | undefined => looks.findLast((look) => look.moment === moment)
  return at(COUNTED) ?? at('settled') ?? looks.at(-1)
}

/** Share of the accepted characters that stood at a look; by edit distance where they were not counted. */
export function keptShare(look: SurvivalOutcome, accepted: number): number {
  if (look.keptCharacters === null || accepted === 0) return look.keptRatio
  return Math.min(1, look.keptCharacters / accepted)
}
