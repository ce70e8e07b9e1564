/** Examples, gathered as a dataset gathers them, and what is chosen of them. */
import type { Example, Split } from '#contracts/example'
import type { ExampleDecision } from '#contracts/exampleDecision'
import { type ChooseParts, choose } from '#engine/curate/choose/choose'
import { collect } from '#engine/curate/collect'
import type { Sourced } from '#engine/curate/example/sourced'
import { FoundOut } from '#engine/store/foundOut'

export interface Given {
  readonly example: Example
  readonly isPinned: boolean
}

async function* source(given: readonly Given[]): AsyncGenerator<Sourced> {
  for (const { example } of given) yield { kind: 'example', example }
}

/** Who opens it closes it. */
export async function gathered(
  given: readonly Given[],
  splitOf: (path: string) => Split | null = () => 'train',
): Promise<FoundOut> {
  const foundOut = FoundOut.open(null)
  const pins = given.flatMap(({ example, isPinned }) => (isPinned ? [pinOf(example)] : []))
  const decisions = new Map(pins.map((pin) => [pin.contentHash, pin]))
  await collect([source(given)], { foundOut, splitOf, decisions, leave: () => {} })
  return foundOut
}

/** What trains, as it was kept. */
export async function chosenOf(
  given: readonly Given[],
  change: Partial<ChooseParts> & Pick<ChooseParts, 'sizes'>,
): Promise<Example[]> {
  const foundOut = await gathered(given)
  try {
    const { candidates } = foundOut
    const choice = (await choose({ candidates, gates: [], leave: () => {}, ...change })).get('train')!
    return [...choice.values()].flat().map(({ number }) => candidates.read(number)!)
  } finally {
    foundOut.close()
  }
}

function pinOf({ contentHash, paths }: Example): ExampleDecision {
  return { workspace: '/shop', contentHash, decision: 'pin', answer: null, path: paths[0]!, at: 1 }
}
