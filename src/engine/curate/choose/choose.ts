/**
 * Which candidates of each format come into the dataset: pinned ones, then the person's own evidence, then so many of each
 * language, pattern and task that none drowns another. Costly gates are asked only of what is chosen.
 */
import { type Example, type ExampleFormat, type Split, splitSchema } from '#contracts/example'
import type { LeftOutReason } from '#contracts/leftOut'
import type { Candidate } from '#engine/curate/candidate'
import { FairShares, type Level } from './fairShares'
import type { Spool } from '#engine/curate/spool'

/** The example, as it was or with what was found out about it; or why it does not come in. */
export type Gate = (
  examples: readonly Example[],
  split: Split,
) => Promise<readonly (Example | LeftOutReason)[]>

export interface ChooseParts {
  readonly spool: Spool
  /** Of what is asked at a cursor; the other formats have a part of it each, beside it. */
  readonly sizes: Readonly<Record<Split, number>>
  readonly gates: readonly Gate[]
  readonly leave: (reason: LeftOutReason, where: string) => void
  readonly signal?: AbortSignal | undefined
  readonly onProgress?: (share: number) => void
}

/** Most of a dataset that what the person did with suggestions makes up, where there is so much of it. */
const EVIDENCE_SHARE = 0.5
/** Between all alike (0) and as they come (1), as multilingual models balance languages (Conneau et al., 2020, use 0.3). */
const EVENNESS = 0.5
/** Each is a stage of training of its own, so that none takes another's place; completion is what serves most. */
const formatShares: Readonly<Record<ExampleFormat, number>> = { fim: 1, chat: 0.5, kto: 0.5, dpo: 0.25 }
const AT_ONCE = 64

const evenly = (_: string, count: number): number => count ** EVENNESS
const levels: readonly Level<Candidate>[] = [
  { kindOf: ({ language }) => language, weightOf: evenly },
  { kindOf: ({ pattern }) => pattern ?? '', weightOf: evenly },
  { kindOf: ({ task }) => task, weightOf: evenly },
]

/** Held-out splits come first, so that what is near them can be kept out of the training. */
export async function choose(
  candidates: readonly Candidate[],
  parts: ChooseParts,
): Promise<Map<Split, Candidate[]>> {
  const chosen = new Map<Split, Candidate[]>()
  const bySplit = Map.groupBy(candidates, ({ split }) => split)
  for (const split of [...splitSchema.options].reverse()) {
    const taken: Candidate[] = []
    for (const [format, share] of Object.entries(formatShares)) {
      const own = (bySplit.get(split) ?? []).filter((candidate) => candidate.format === format)
      taken.push(...(await chooseOf(split, own, Math.ceil(parts.sizes[split] * share), parts)))
    }
    // In an order that depends on the examples alone.
    chosen.set(
      split,
      taken.sort((left, right) => left.lot - right.lot),
    )
  }
  return chosen
}

async function chooseOf(
  split: Split,
  candidates: readonly Candidate[],
  size: number,
  parts: ChooseParts,
): Promise<Candidate[]> {
  const kinds = Map.groupBy(spread(candidates), ({ isPinned, source }) =>
    isPinned ? 'pinned' : source === 'suggestion' ? 'evidence' : 'rest',
  )
  const evidence = (kinds.get('evidence') ?? []).sort(
    (left, right) => right.at - left.at || left.lot - right.lot,
  )
  const chosen = await takeFrom(kinds.get('pinned') ?? [], Infinity, split, parts)
  const most = Math.min(size - chosen.length, Math.ceil(size * EVIDENCE_SHARE))
  chosen.push(...(await takeFrom(evidence, most, split, parts)))
  chosen.push(...(await takeFrom(kinds.get('rest') ?? [], size - chosen.length, split, parts)))
  return chosen
}

/** What is not taken is left out as beyond the size. */
async function takeFrom(
  candidates: readonly Candidate[],
  most: number,
  split: Split,
  { spool, gates, leave, signal, onProgress }: ChooseParts,
): Promise<Candidate[]> {
  const shares = new FairShares(candidates, levels)
  const taken: Candidate[] = []
  let next = shares.take()
  while (next !== null && taken.length < most) {
    signal?.throwIfAborted()
    const batch: Candidate[] = []
    for (; next !== null && batch.length < Math.min(AT_ONCE, most - taken.length); next = shares.take())
      batch.push(next)
    const judged = await judge(batch, split, spool, gates)
    for (const [at, candidate] of batch.entries()) {
      const found = judged[at]!
      if (typeof found === 'string') {
        shares.giveBack(candidate, levels)
        leave(found, candidate.path)
      } else taken.push(candidate)
    }
    onProgress?.(taken.length / Math.min(most, candidates.length))
  }
  for (; next !== null; next = shares.take()) leave('beyondSize', next.path)
  return taken
}

/** What a gate found out is kept with the example. */
async function judge(
  batch: readonly Candidate[],
  split: Split,
  spool: Spool,
  gates: readonly Gate[],
): Promise<(Example | LeftOutReason)[]> {
  const before = await Promise.all(batch.map(({ place }) => spool.read(place)))
  const judged: (Example | LeftOutReason)[] = [...before]
  for (const gate of gates) {
    const asked = judged.flatMap((found, at) => (typeof found === 'string' ? [] : [{ found, at }]))
    const answers = await gate(
      asked.map(({ found }) => found),
      split,
    )
    for (const [index, { at }] of asked.entries()) judged[at] = answers[index]!
  }
  for (const [at, candidate] of batch.entries()) {
    const found = judged[at]!
    if (typeof found !== 'string' && found !== before[at]) candidate.place = await spool.add(found)
  }
  return judged
}

/** One of each group, then a second one of each, and so on: no file drowns another. */
function spread(candidates: readonly Candidate[]): Candidate[] {
  const ranked = [...Map.groupBy(candidates, ({ group }) => group).values()].flatMap((of) =>
    of.sort((left, right) => left.lot - right.lot).map((candidate, rank) => ({ candidate, rank })),
  )
  ranked.sort((left, right) => left.rank - right.rank || left.candidate.lot - right.candidate.lot)
  return ranked.map(({ candidate }) => candidate)
}
