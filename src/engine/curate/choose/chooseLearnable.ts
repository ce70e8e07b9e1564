/** Chooses, has the base measure what was chosen for the training, and chooses again without what teaches nothing. */
import type { Split } from '#contracts/example'
import type { LeftOutReason } from '#contracts/leftOut'
import type { Candidate } from '#engine/curate/candidate'
import { type ChooseParts, type Gate, choose } from './choose'
import { type KnownLoss, lossBand } from './lossBand'

/** What the base's loss is asked of. */
export interface LossRow {
  readonly id: string
  readonly prompt: string
  readonly completion: string
}

/** By id; those that nobody had the time to measure are missing. */
export type MeasureLosses = (rows: readonly LossRow[]) => Promise<ReadonlyMap<string, KnownLoss>>

export interface LearnableParts extends Omit<ChooseParts, 'gates'> {
  /** Made anew for each choice. */
  readonly gates: () => readonly Gate[]
  readonly measure?: MeasureLosses | undefined
}

export async function chooseLearnable(
  candidates: readonly Candidate[],
  { gates, measure, leave, ...rest }: LearnableParts,
): Promise<Map<Split, Candidate[]>> {
  let left: [LeftOutReason, string][] = []
  const run = async (first: readonly Gate[]): Promise<Map<Split, Candidate[]>> => {
    left = []
    const note = (reason: LeftOutReason, where: string): void => void left.push([reason, where])
    return await choose(candidates, { ...rest, gates: [...first, ...gates()], leave: note })
  }
  let chosen = await run([])
  if (measure !== undefined) {
    const rows = await lossRows(chosen.get('train') ?? [], rest)
    const known = await measure(rows)
    if (rows.some(({ id }) => known.has(id))) chosen = await run([lossGate(rows, known)])
  }
  for (const [reason, where] of left) leave(reason, where)
  return chosen
}

async function lossRows(
  candidates: readonly Candidate[],
  { spool }: Pick<ChooseParts, 'spool'>,
): Promise<LossRow[]> {
  const rows: LossRow[] = []
  for (const { format, place } of candidates) {
    if (format !== 'fim') continue
    const example = await spool.read(place)
    if (example.format === 'fim')
      rows.push({ id: example.id, prompt: example.prompt, completion: example.completion })
  }
  return rows
}

/** What is held out stays as it is: it must be what the person writes, however easy. */
function lossGate(rows: readonly LossRow[], known: ReadonlyMap<string, KnownLoss>): Gate {
  const band = lossBand(rows.flatMap(({ id }) => known.get(id) ?? []))
  return (examples, split) =>
    Promise.resolve(
      examples.map((example) => {
        const own = example.format === 'fim' ? known.get(example.id) : undefined
        if (own === undefined) return example
        return (split === 'train' ? band(own) : null) ?? { ...example, loss: own.loss }
      }),
    )
}
