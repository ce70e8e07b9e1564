/** Which accepted text the lens asks about: one at a time, the newest, not too often, and only for a while. */
import type { AcceptedBlock } from './acceptedBlocks'
import type { LensPast } from './lensPast'

export interface LensSettings {
  /** `blocks`: only texts of several lines. */
  readonly lens: 'off' | 'blocks' | 'all'
  readonly lensSeconds: number
}

export interface LensMoment {
  /** Both in milliseconds since 1970. */
  readonly now: number
  readonly lastEdit: number
  /** Id of the block over which a lens stands already. */
  readonly standing: string | null
}

/** Milliseconds without an edit before a lens appears: it moves the text below it, and must not do so while one types. */
export const STILL_FOR = 1_200

/** A text of which so large a share was changed is the person's own. */
const MOST_EDITED = 0.5

export function blockToRate(
  blocks: readonly AcceptedBlock[],
  { lens, lensSeconds }: LensSettings,
  { now, lastEdit, standing }: LensMoment,
  past: Pick<LensPast, 'isAway' | 'isEnough'>,
): AcceptedBlock | null {
  const newest = blocks
    .filter(({ isBlock, asked }) => !asked && (lens === 'all' || (lens === 'blocks' && isBlock)))
    .filter(({ acceptedAt }) => now - acceptedAt < lensSeconds * 1000)
    .filter(({ start, end, edited }) => edited <= (end - start) * MOST_EDITED)
    .at(-1)
  if (newest === undefined) return null
  // Where one stands already, typing does not take it away: that would move the text again.
  if (newest.id === standing || newest.stars !== null) return newest
  if (past.isAway(now) || past.isEnough(newest, now)) return null
  return now - lastEdit >= STILL_FOR ? newest : null
}
