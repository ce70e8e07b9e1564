/** Which accepted text the lens asks about: one at a time, the newest, and only for a while. */
import type { AcceptedBlock } from './acceptedBlocks'

export interface LensSettings {
  /** `blocks`: only texts of several lines. */
  readonly lens: 'off' | 'blocks' | 'all'
  readonly lensSeconds: number
}

/** Milliseconds without an edit before a lens appears: it moves the text below it, and must not do so while one types. */
export const STILL_FOR = 1_200

/** @param now and `lastEdit` are milliseconds since 1970 */
export function blockToRate(
  blocks: readonly AcceptedBlock[],
  { lens, lensSeconds }: LensSettings,
  now: number,
  lastEdit: number,
): AcceptedBlock | null {
  const newest = blocks
    .filter(({ isBlock }) => lens === 'all' || (lens === 'blocks' && isBlock))
    .filter(({ acceptedAt }) => now - acceptedAt < lensSeconds * 1000)
    .at(-1)
  if (newest === undefined) return null
  return newest.stars !== null || now - lastEdit >= STILL_FOR ? newest : null
}
