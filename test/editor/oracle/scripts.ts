/** Scripted sessions: what a person does to one suggestion after another, chosen by chance that repeats. */
import { seededRandom } from '#platform/seededRandom'

export const deedSchema = [
  'accept',
  'acceptWord',
  'acceptWordThenLeave',
  'reject',
  'leave',
  'typeOtherwise',
  'typeThrough',
  'typeWordThenLeave',
  'switchEditor',
  'triggerAgain',
  'notSeen',
  'leaveAtOnce',
] as const
export type Deed = (typeof deedSchema)[number]

export interface Step {
  readonly deed: Deed
  /** What is typed, and what is suggested behind it; no two steps have the same. */
  readonly beginning: string
  readonly text: string
  /** Milliseconds that the person looks at it. */
  readonly looks: number
}

/** Every deed in turn, each round in an order of its own. */
export function scriptSteps(seed: string, count: number): Step[] {
  const random = seededRandom(seed)
  const rounds = Math.ceil(count / deedSchema.length)
  const deeds = Array.from({ length: rounds }, () => shuffled(deedSchema, random))
    .flat()
    .slice(0, count)
  return deeds.map((deed, at) => ({
    deed,
    beginning: `var sum${at} = `,
    text: `first${at} + second${at};`,
    looks: 750 + Math.floor(random() * 500),
  }))
}

function shuffled<Item>(items: readonly Item[], random: () => number): Item[] {
  return items
    .map((item) => ({ item, place: random() }))
    .toSorted((one, other) => one.place - other.place)
    .map(({ item }) => item)
}
