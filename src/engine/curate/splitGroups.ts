/** Which groups are held out: by a hash of the group's name, so that it stays so from one dataset to the next. */
import type { Split } from '#contracts/example'
import { sha256 } from '#platform/files'

const TEST_SHARE = 0.15
const VALIDATION_SHARE = 0.1

/**
 * The split of each group. Every language with at least three groups has one group or more in each split, so that
 * neither half of a .NET and Angular repository is judged by the other.
 * @param groups language by group name
 */
export function splitGroups(groups: ReadonlyMap<string, string>): Map<string, Split> {
  const splits = new Map<string, Split>()
  for (const [, names] of Map.groupBy(groups.keys(), (name) => groups.get(name)!)) {
    const ranked = [...names].sort((left, right) => position(left) - position(right))
    const enough = ranked.length >= 3
    for (const [rank, name] of ranked.entries()) {
      const at = position(name)
      const test = at < TEST_SHARE || (enough && rank === 0)
      const validation = !test && (at < TEST_SHARE + VALIDATION_SHARE || (enough && rank === 1))
      // The last of a small language always trains.
      const last = rank === ranked.length - 1
      splits.set(name, last ? 'train' : test ? 'test' : validation ? 'validation' : 'train')
    }
  }
  return splits
}

/** A number from 0 to 1 that depends on the name alone. */
function position(name: string): number {
  return Number.parseInt(sha256(name).slice(0, 8), 16) / 0x1_0000_0000
}
