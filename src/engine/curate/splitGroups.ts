/** Which groups are held out: by a hash of the group's name, so that it stays so from one dataset to the next. */
import type { Split } from '#contracts/example'
import { sha256 } from '#platform/files'

const TEST_SHARE = 0.15
const VALIDATION_SHARE = 0.1

/** A verdict needs places from at least this many groups. */
const TEST_GROUPS = 3

/**
 * The split of each group. Every language with three groups or more has at least one in each split, and with twelve
 * or more at least three to judge by, so that neither half of a .NET and Angular repository is judged by the other.
 * @param groups language by group name
 */
export function splitGroups(groups: ReadonlyMap<string, string>): Map<string, Split> {
  const splits = new Map<string, Split>()
  for (const [, names] of Map.groupBy(groups.keys(), (name) => groups.get(name)!)) {
    const ranked = [...names].sort((left, right) => position(left) - position(right))
    const fewestTest =
      ranked.length < 3 ? 0 : Math.max(1, Math.min(TEST_GROUPS, Math.floor(ranked.length / 4)))
    for (const [rank, name] of ranked.entries()) {
      const at = position(name)
      const test = at < TEST_SHARE || rank < fewestTest
      const validation = at < TEST_SHARE + VALIDATION_SHARE || (fewestTest > 0 && rank === fewestTest)
      // The last of a language always trains.
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
