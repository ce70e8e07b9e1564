/** Chooses, has the base measure what was chosen for the training, and chooses again without what teaches nothing. */
import type { Split } from '#contracts/example'
import { type Choice, type ChooseParts, type Gate, choose } from './choose'
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

export async function chooseLearnable({
  gates,
  measure,
  leave,
  onProgress,
  ...rest
}: LearnableParts): Promise<Map<Split, Choice>> {
  let left: Parameters<typeof leave>[] = []
  // Where the base is asked, it is chosen twice.
  const half = measure === undefined ? 1 : 0.5
  const run = async (first: readonly Gate[], from = 0): Promise<Map<Split, Choice>> => {
    left = []
    const onShare = (share: number): void => onProgress?.(from + share * half)
    const note: typeof leave = (...why) => void left.push(why)
    return await choose({ ...rest, gates: [...first, ...gates()], leave: note, onProgress: onShare })
  }
  let chosen = await run([])
  if (measure !== undefined) {
    const rows = lossRows(chosen.get('train'), rest)
    const known = await measure(rows)
    if (rows.some(({ id }) => known.has(id))) chosen = await run([lossGate(rows, known)], half)
  }
  for (const why of left) leave(...why)
  return chosen
}

function lossRows(choice: Choice | undefined, { candidates }: Pick<ChooseParts, 'candidates'>): LossRow[] {
  return (choice?.get('fim') ?? []).flatMap(({ number }) => {
    const example = candidates.read(number)
    return example?.format === 'fim'
      ? [{ id: example.id, prompt: example.prompt, completion: example.completion }]
      : []
  })
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
