/** Which groups are held out: the newest, so that a version is judged by what it could not know; or by a hash. */
import type { Split } from '#contracts/example'
import { sha256 } from '#platform/files'

const TEST_SHARE = 0.15
const VALIDATION_SHARE = 0.1

/** A verdict needs places from at least this many groups. */
const TEST_GROUPS = 3
/** Of a language with fewer, nothing is held out. */
const FEWEST_GROUPS = 3

export interface GroupFacts {
  /** Of its first file. */
  readonly language: string
  /** Milliseconds since 1970 of its oldest file's first commit; null where git knows none. */
  readonly at: number | null
  /** A version was trained on it: it can never be held out again. */
  readonly isTrained: boolean
}

/**
 * The split of each group. Every language with three groups or more has at least one in each split, and with twelve
 * or more at least three to judge by, so that neither half of a .NET and Angular repository is judged by the other.
 * Where git knows nothing at all, a hash of a group's name decides, and a new group moves none of a large workspace.
 * @param groups by name
 */
export function splitGroups(groups: ReadonlyMap<string, GroupFacts>): Map<string, Split> {
  const splits = new Map<string, Split>()
  const hasTimes = [...groups.values()].some(({ at }) => at !== null)
  for (const [, of] of Map.groupBy(groups, ([, { language }]) => language)) {
    const untrained = of.filter(([, { isTrained }]) => !isTrained)
    const fewestTest = Math.max(1, Math.min(TEST_GROUPS, Math.floor(of.length / 4)))
    const ranked = hasTimes ? byAge(untrained) : byHash(untrained)
    const isTest = hasTimes ? firstOf(of.length * TEST_SHARE) : firstBelow(TEST_SHARE)
    const heldOut = TEST_SHARE + VALIDATION_SHARE
    const isHeldOut = hasTimes ? firstOf(of.length * heldOut) : firstBelow(heldOut)
    for (const [name] of of) splits.set(name, 'train')
    if (of.length < FEWEST_GROUPS) continue
    for (const [rank, name] of ranked.entries()) {
      const test = rank < fewestTest || isTest(rank, name)
      const validation = isHeldOut(rank, name) || rank === fewestTest
      // Something of a language always trains.
      const isLast = rank === ranked.length - 1 && ranked.length === of.length
      if (!isLast && (test || validation)) splits.set(name, test ? 'test' : 'validation')
    }
  }
  return splits
}

/** The split of a group that nothing is known of but its name. */
export function splitByName(name: string): Split {
  const place = position(name)
  if (place < TEST_SHARE) return 'test'
  return place < TEST_SHARE + VALIDATION_SHARE ? 'validation' : 'train'
}

type Named = readonly [name: string, facts: GroupFacts]
type Choice = (rank: number, name: string) => boolean

/** The newest first; what is not committed yet is the newest. Of one commit, a hash decides. */
function byAge(groups: readonly Named[]): string[] {
  const age = ({ at }: GroupFacts): number => at ?? Number.MAX_SAFE_INTEGER
  const places = new Map(groups.map(([name]) => [name, position(name)]))
  return [...groups]
    .sort(([a, left], [b, right]) => age(right) - age(left) || places.get(a)! - places.get(b)!)
    .map(([name]) => name)
}

function byHash(groups: readonly Named[]): string[] {
  const places = new Map(groups.map(([name]) => [name, position(name)]))
  return groups.map(([name]) => name).sort((left, right) => places.get(left)! - places.get(right)!)
}

function firstOf(count: number): Choice {
  return (rank) => rank < Math.round(count)
}

function firstBelow(share: number): Choice {
  return (_, name) => position(name) < share
}

/** A number from 0 to 1 that depends on the name alone. */
function position(name: string): number {
  return Number.parseInt(sha256(name).slice(0, 8), 16) / 0x1_0000_0000
}
