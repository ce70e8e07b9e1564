/** How often what was inferred of suggestions is what VS Code itself says of them, by kind. */
import type { OracleLine } from './oracleLine'

export const judgedKinds = [
  'shown',
  'accepted',
  'partiallyAccepted',
  'rejected',
  'ignored',
  'notSeen',
] as const
export type JudgedKind = (typeof judgedKinds)[number]
export type Kinds = ReadonlyMap<string, ReadonlySet<string>>

export interface Judgement {
  readonly precision: number
  readonly recall: number
  /** Of how many suggestions VS Code says so. */
  readonly count: number
  /** Ids, of which one says so and the other does not. */
  readonly wrong: readonly string[]
}

/** Milliseconds, as in the record. */
const READ_AFTER = 500

/** What the script knows of a suggestion, and VS Code does not say. */
export interface Played {
  /** Typed by hand: VS Code calls that ignored. */
  readonly typed: boolean
  readonly lookedUntil: number
}

/** What VS Code says, in the words of the record. */
export function kindsOfOracle(lines: readonly OracleLine[], played: ReadonlyMap<string, Played>): Kinds {
  const byId = Map.groupBy(lines, ({ id }) => id)
  return new Map([...byId].map(([id, said]) => [id, kindsOf(id, said, played.get(id))]))
}

function kindsOf(id: string, said: readonly OracleLine[], played: Played | undefined): ReadonlySet<string> {
  const shown = said.find(({ kind }) => kind === 'shown')
  if (shown === undefined) return new Set()
  // In its own place comes the rest of it, at each key.
  const ends = said.filter((line) => line.kind === 'ended' && line.by !== id)
  const end = ends.findLast((line) => line.kind === 'ended')
  const hasParts = said.some(({ kind }) => kind === 'partial')
  if (end?.kind === 'ended' && end.end === 'ignored' && played?.typed !== true && !hasParts)
    return Math.min(end.at, played?.lookedUntil ?? end.at) - shown.at < READ_AFTER
      ? new Set(['notSeen'])
      : new Set(['shown', 'ignored'])
  const stands = end?.kind === 'ended' && end.end !== 'ignored' && !(end.end === 'rejected' && hasParts)
  return new Set(['shown', ...(hasParts ? ['partiallyAccepted'] : []), ...(stands ? [end.end] : [])])
}

export function judge(recorded: Kinds, oracle: Kinds): Record<JudgedKind, Judgement> {
  const ids = new Set([...recorded.keys(), ...oracle.keys()])
  const of = (kind: JudgedKind): Judgement => {
    const says = (kinds: Kinds, id: string): boolean => kinds.get(id)?.has(kind) === true
    const [ours, theirs] = [recorded, oracle].map((kinds) => [...ids].filter((id) => says(kinds, id)))
    const both = ours!.filter((id) => says(oracle, id)).length
    return {
      precision: ours!.length === 0 ? 1 : both / ours!.length,
      recall: theirs!.length === 0 ? 1 : both / theirs!.length,
      count: theirs!.length,
      wrong: [...ids].filter((id) => says(recorded, id) !== says(oracle, id)),
    }
  }
  return Object.fromEntries(judgedKinds.map((kind) => [kind, of(kind)])) as Record<JudgedKind, Judgement>
}
