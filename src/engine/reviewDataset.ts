/** The newest dataset of a workspace, a page of its examples at a time, and what the person decides about them. */
import { join } from 'node:path'
import type {
  DatasetReview,
  DecideRequest,
  ReviewFilter,
  ReviewRequest,
  ReviewedExample,
} from '#contracts/datasetReview'
import { type Example, type Split, exampleSchema } from '#contracts/example'
import type { ExampleDecision } from '#contracts/exampleDecision'
import { type LeftOut, leftOutSchema } from '#contracts/leftOut'
import { textOf } from '#engine/curate/curate'
import { leftOutFile, splitOfFile } from '#engine/store/datasetFiles'
import type { Store } from '#engine/store/store'
import { jsonLines } from '#platform/jsonLines'
import { UserError } from '#platform/userError'
import type { PipelineParts } from './pipelineParts'
import { shownExample } from './shownExample'

/** Places of one reason; all of a reason are counted in the card. */
const MOST_PLACES = 100

/** Throws a UserError where the workspace has no dataset, or its files are gone. */
export async function reviewDataset(
  { workspace, filter, offset, limit }: ReviewRequest,
  { store }: Pick<PipelineParts, 'store'>,
): Promise<DatasetReview> {
  const { folder, card } = newestDataset(workspace, store)
  const decisions = store.exampleDecisions.of(workspace)
  const examples: ReviewedExample[] = []
  let total = 0
  try {
    for await (const [split, example] of examplesIn(folder, Object.keys(card.files))) {
      const decision = decisions.get(example.contentHash) ?? null
      if (!passes(filter, split, example, decision)) continue
      if (total >= offset && examples.length < limit) examples.push(reviewed(example, split, decision))
      total++
    }
    return { folder, card, total, examples, leftOut: await readLeftOut(folder, Object.keys(card.files)) }
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error)
    throw new UserError(`The dataset in ${folder} cannot be read: ${why}. Build it again.`)
  }
}

/** What is decided holds for the datasets that are built from now on; an answer is redacted before it is kept. */
export async function decideExample(
  { workspace, contentHash, path, decision, answer }: DecideRequest,
  { store, redact, clock }: Pick<PipelineParts, 'store' | 'redact' | 'clock'>,
): Promise<void> {
  if (decision === 'none') {
    store.exampleDecisions.remove(workspace, contentHash)
    return
  }
  if ((decision === 'edit') !== (answer !== null))
    throw new UserError('An edit needs the answer as it should be, and nothing else has one.')
  const clean = answer === null ? null : (await redact(answer, { path })).text
  store.exampleDecisions.set({
    ...{ contentHash, workspace, path, decision },
    answer: clean,
    at: clock.now(),
  })
}

function newestDataset(workspace: string, store: Store): ReturnType<Store['datasets']['list']>[number] {
  const dataset = store.datasets
    .list()
    .find(({ card, state }) => state === 'ready' && card.workspace === workspace)
  if (dataset === undefined)
    throw new UserError(
      `There is no dataset of ${workspace} yet. "Train on My Repo" builds one and shows it before it trains.`,
    )
  return dataset
}

async function* examplesIn(folder: string, names: readonly string[]): AsyncGenerator<[Split, Example]> {
  for (const name of names) {
    const split = splitOfFile(name)
    if (split === null) continue
    for await (const { value } of jsonLines(join(folder, name))) yield [split, exampleSchema.parse(value)]
  }
}

function passes(
  filter: ReviewFilter,
  split: Split,
  example: Example,
  decision: ExampleDecision | null,
): boolean {
  const { format, language, pattern, task, text } = filter
  return (
    (filter.split ?? split) === split &&
    (format ?? example.format) === example.format &&
    (filter.source ?? example.source.kind) === example.source.kind &&
    (language ?? example.language) === example.language &&
    (pattern ?? example.pattern) === example.pattern &&
    (task ?? example.task) === example.task &&
    (filter.decision ?? decision?.decision ?? 'none') === (decision?.decision ?? 'none') &&
    (text === undefined || says(example, text))
  )
}

function says(example: Example, text: string): boolean {
  const wanted = text.toLowerCase()
  return [...example.paths, textOf(example)].some((part) => part.toLowerCase().includes(wanted))
}

function reviewed(example: Example, split: Split, decision: ExampleDecision | null): ReviewedExample {
  const { id, contentHash, format, task, language, pattern, paths, source, weight, quality } = example
  return {
    ...{ id, contentHash, format, task, language, pattern, paths, source, weight, quality },
    ...{ split, decision, shown: shownExample(example) },
    isWanted: example.format !== 'kto' || example.label,
  }
}

async function readLeftOut(folder: string, names: readonly string[]): Promise<LeftOut[]> {
  if (!names.includes(leftOutFile)) return []
  const byReason = new Map<string, { count: number; first: LeftOut[] }>()
  for await (const { value } of jsonLines(join(folder, leftOutFile))) {
    const leftOut = leftOutSchema.parse(value)
    const known = byReason.get(leftOut.reason) ?? { count: 0, first: [] }
    known.count += leftOut.count
    if (known.first.length < MOST_PLACES) known.first.push(leftOut)
    byReason.set(leftOut.reason, known)
  }
  return [...byReason.values()].sort((a, b) => b.count - a.count).flatMap(({ first }) => first)
}
