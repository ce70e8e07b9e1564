/** Where a key takes the focus in a row of stars; -1 where it is none of ours. */
import { starMeanings } from '#contracts/starMeanings'

const LAST = starMeanings.length - 1

/** @param from index of the star with the focus */
export function starAfter(key: string, from: number): number {
  switch (key) {
    case 'ArrowRight':
    case 'ArrowUp':
      return Math.min(from + 1, LAST)
    case 'ArrowLeft':
    case 'ArrowDown':
      return Math.max(from - 1, 0)
    case 'Home':
      return 0
    case 'End':
      return LAST
    default:
      return -1
  }
}
