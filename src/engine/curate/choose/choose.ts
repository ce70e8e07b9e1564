/**
 * Which candidates of each format come into the dataset: pinned ones, then the person's own evidence, then so many of each
 * language, pattern and task that none drowns another. Costly gates are asked only of what is chosen.
 */
import { type Example, type ExampleFormat, type Split, exampleFormats, splitSchema } from '#contracts/example'
import type { LeftOutReason } from '#contracts/leftOut'
import type { Candidate, Candidates, Kind, Standing } from '#engine/store/candidates'
import { FairShares, type Supply, type Taken } from './fairShares'

/** The example, as it was or with what was found out about it; or why it does not come in. */
export type Gate = (
  examples: readonly Example[],
  split: Split,
) => Promise<readonly (Example | LeftOutReason)[]>

/** By format: what was chosen, in an order that depends on the examples alone. */
export type Choice = ReadonlyMap<ExampleFormat, readonly Candidate[]>

export interface ChooseParts {
  /** Ordered. */
  readonly candidates: Pick<Candidates, 'kinds' | 'next' | 'left' | 'read' | 'keep'>
  /** Of what is asked at a cursor; the other formats have a part of it each, beside it. */
  readonly sizes: Readonly<Record<Split, number>>
  readonly gates: readonly Gate[]
  readonly leave: (reason: LeftOutReason, where: string, count?: number) => void
  readonly signal?: AbortSignal | undefined
  /** Called with the share of what is to be chosen, 0 to 1. */
  readonly onProgress?: (share: number) => void
}

/** Most of a dataset that what the person did with suggestions makes up, where there is so much of it. */
const EVIDENCE_SHARE = 0.5
/** Between all alike (0) and as they come (1), as multilingual models balance languages (Conneau et al., 2020, use 0.3). */
const EVENNESS = 0.5
/** Each is a stage of training of its own, so that none takes another's place; completion is what serves most. */
const formatShares: Readonly<Record<ExampleFormat, number>> = { fim: 1, chat: 0.5, kto: 0.5, dpo: 0.25 }
const standings: readonly Standing[] = ['pinned', 'evidence', 'rest']
const AT_ONCE = 64

/** Held-out splits come first, so that what is near them can be kept out of the training. */
export async function choose(parts: ChooseParts): Promise<Map<Split, Choice>> {
  const chosen = new Map<Split, Choice>()
  const done = { taken: 0, wanted: wantedOf(parts) }
  const onTaken = (count: number): void => {
    done.taken += count
    parts.onProgress?.(Math.min(1, done.taken / done.wanted))
  }
  for (const split of [...splitSchema.options].reverse()) {
    const choice = new Map<ExampleFormat, Candidate[]>()
    for (const format of exampleFormats) {
      const taken = await chooseOf(split, format, { ...parts, onTaken })
      choice.set(
        format,
        taken.sort((left, right) => left.lot - right.lot),
      )
    }
    chosen.set(split, choice)
  }
  return chosen
}

/** As many as there are, up to the sizes. */
function wantedOf({ candidates, sizes }: ChooseParts): number {
  const all = splitSchema.options.flatMap((split) =>
    exampleFormats.map((format) => {
      const kinds = standings.flatMap((standing) => candidates.kinds({ split, format, standing }))
      return Math.min(
        kinds.reduce((sum, { count }) => sum + count, 0),
        sizeOf(sizes[split], format),
      )
    }),
  )
  return all.reduce((sum, count) => sum + count, 0)
}

function sizeOf(size: number, format: ExampleFormat): number {
  return Math.ceil(size * formatShares[format])
}

type Choosing = ChooseParts & { readonly onTaken: (count: number) => void }

async function chooseOf(split: Split, format: ExampleFormat, parts: Choosing): Promise<Candidate[]> {
  const size = sizeOf(parts.sizes[split], format)
  const from = (standing: Standing, most: number): Promise<Candidate[]> =>
    takeFrom({ split, format, standing }, most, parts)
  const chosen = await from('pinned', Infinity)
  const most = Math.min(size - chosen.length, Math.ceil(size * EVIDENCE_SHARE))
  chosen.push(...(await from('evidence', most)))
  chosen.push(...(await from('rest', size - chosen.length)))
  return chosen
}

/** What is not taken is left out as beyond the size. */
async function takeFrom(
  of: Pick<Kind, 'split' | 'format' | 'standing'>,
  most: number,
  { candidates, gates, leave, signal, onTaken }: Choosing,
): Promise<Candidate[]> {
  const stocks = candidates.kinds(of).map((kind) => new Stock(kind, candidates))
  const shares = new FairShares(stocks, (count) => count ** EVENNESS)
  const taken: Candidate[] = []
  while (taken.length < most) {
    signal?.throwIfAborted()
    const batch: Taken<Candidate>[] = []
    while (batch.length < Math.min(AT_ONCE, most - taken.length)) {
      const next = shares.take()
      if (next === null) break
      batch.push(next)
    }
    if (batch.length === 0) break
    const judged = await judge(
      batch.map(({ item }) => item),
      of.split,
      { candidates, gates },
    )
    onTaken(judged.filter((reason) => reason === null).length)
    for (const [at, one] of batch.entries()) {
      const reason = judged[at]!
      if (reason === null) taken.push(one.item)
      else {
        shares.giveBack(one)
        leave(reason, one.item.path)
      }
    }
  }
  for (const stock of stocks)
    for (const { path, count } of candidates.left(stock.kind, stock.last)) leave('beyondSize', path, count)
  return taken
}

/** Candidates of one kind in their order, read a few at a time. */
class Stock implements Supply<Candidate> {
  readonly kinds: readonly string[]
  readonly count: number
  last: Candidate | null = null
  #waiting: Candidate[] = []

  constructor(
    readonly kind: Kind & { readonly count: number },
    private readonly candidates: ChooseParts['candidates'],
  ) {
    this.kinds = [kind.language, kind.pattern, kind.task]
    this.count = kind.count
  }

  readonly next = (): Candidate => {
    if (this.#waiting.length === 0) this.#waiting = this.candidates.next(this.kind, this.last).reverse()
    return (this.last = this.#waiting.pop()!)
  }
}

/** Why each is left out, or null. What a gate found out is kept with the example. */
async function judge(
  batch: readonly Candidate[],
  split: Split,
  { candidates, gates }: Pick<ChooseParts, 'candidates' | 'gates'>,
): Promise<(LeftOutReason | null)[]> {
  const before = batch.map(({ number }) => candidates.read(number))
  const judged: (Example | LeftOutReason)[] = before.map((example) => example ?? 'unreadable')
  for (const gate of gates) {
    const asked = judged.flatMap((found, at) => (typeof found === 'string' ? [] : [{ found, at }]))
    const answers = await gate(
      asked.map(({ found }) => found),
      split,
    )
    for (const [index, { at }] of asked.entries()) judged[at] = answers[index]!
  }
  return judged.map((found, at) => {
    if (typeof found === 'string') return found
    if (found !== before[at]) candidates.keep(batch[at]!.number, found)
    return null
  })
}
