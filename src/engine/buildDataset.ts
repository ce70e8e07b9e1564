/** A frozen dataset of a workspace and what was accepted in it, noted in the store. */
import type { Dataset, Example, Split } from '#contracts/example'
import { type AcceptedText, type Workspace, curate } from '#engine/curate/curate'
import type { Store } from '#engine/store/store'
import { UserError } from '#platform/userError'
import type { PipelineParts } from './pipelineParts'

export interface FrozenExamples {
  readonly dataset: Dataset
  readonly examples: ReadonlyMap<Split, readonly Example[]>
}

export async function buildDataset(
  workspace: Workspace,
  { store, assessor, redact, clock, settings, dataFolder }: PipelineParts,
  onProgress: (share: number) => void = () => {},
  signal?: AbortSignal,
): Promise<FrozenExamples> {
  onProgress(0)
  await assessor.all()
  const curated = await curate(workspace, acceptedTexts(store, workspace.folder), {
    redact,
    clock,
    settings,
    datasets: dataFolder.datasets,
    signal,
    onProgress,
  })
  if (curated.kind === 'tooLittle') {
    const reasons = Object.entries(curated.leftOut).map(([reason, count]) => `${count} ${reason}`)
    throw new UserError(
      `There is too little to learn from in ${workspace.folder}: ${curated.files} usable C#, TypeScript, HTML or SCSS ` +
        `files, and some must be held out. Left out: ${reasons.join(', ') || 'nothing'}.`,
    )
  }
  const { dataset, examples } = curated
  store.transaction(() => {
    store.datasets.add(dataset.folder, dataset.card)
    for (const [split, of] of examples) store.examples.add(dataset.card.id, split, of)
  })
  return { dataset, examples }
}

/** What was accepted in this workspace, with its last look: one at a save counts until the later one has come. */
function acceptedTexts(store: Store, workspace: string): AcceptedText[] {
  return (
    store
      // An answer to an instruction is no evidence of what belongs at a cursor without one.
      .acceptedSuggestions({ workspace, surface: 'inline' })
      .map(({ survivals, ...accepted }) => ({ ...accepted, survival: survivals.at(-1) ?? null }))
  )
}
