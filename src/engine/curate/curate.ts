/** From a surveyed workspace and what the person did there to a frozen dataset: collect, choose, freeze. */
import { basename } from 'node:path'
import type { Dataset } from '#contracts/dataset'
import { type Example, type ExampleFormat, type Split, exampleFormats, splitSchema } from '#contracts/example'
import type { ExampleDecision } from '#contracts/exampleDecision'
import type { LeftOutReason } from '#contracts/leftOut'
import type { Settings } from '#contracts/settings'
import type { OfflineTexts } from '#engine/context/context'
import type { Redact } from '#engine/redact/redact'
import type { Candidate, Candidates } from '#engine/store/candidates'
import type { NotedExample } from '#engine/store/examples'
import { FoundOut } from '#engine/store/foundOut'
import { guardFile, rowFile } from '#engine/store/datasetFiles'
import type { Store } from '#engine/store/store'
import type { Clock } from '#platform/clock'
import type { CommitSource } from '#platform/commitPatches'
import { balanceLabels } from '#engine/curate/choose/balanceLabels'
import type { Choice, Gate } from '#engine/curate/choose/choose'
import { type MeasureLosses, chooseLearnable } from '#engine/curate/choose/chooseLearnable'
import { collect } from './collect'
import type { CurateWorkers } from './curateJob'
import { datasetSizes } from '#engine/curate/choose/datasetSizes'
import { fimContext } from '#engine/curate/places/fimContext'
import type { FimOptions } from '#engine/curate/places/fimExamples'
import { type RowFile, freeze, removeUnfinished } from './freeze'
import { guardExamples } from './guard'
import { nearHeldOut } from '#engine/curate/choose/nearHeldOut'
import { LeftOutList } from './leftOutList'
import { readSurveyed } from '#engine/curate/survey/readSurveyed'
import { sourcesOf } from './sources'
import { Looker } from '#engine/curate/survey/looker'
import type { Survey } from '#engine/curate/survey/survey'
import { type SurveyedUnits, surveyedUnits } from '#engine/curate/survey/surveyedUnits'

export { chooseCursors } from '#engine/curate/places/chooseCursors'
export type { Gate } from '#engine/curate/choose/choose'
export type { LossRow } from '#engine/curate/choose/chooseLearnable'
export { codeGates } from '#engine/curate/choose/codeGates'
export type { KnownLoss } from '#engine/curate/choose/lossBand'
export { filesIn } from '#engine/curate/survey/filesIn'
export { answerOf, textOf } from '#engine/curate/example/exampleText'
export type { CurateAnswer, CurateJob, CurateWorkers } from './curateJob'
export { doJob } from './curateWork'
export type { SurveyedFile } from '#engine/curate/survey/divide'
export { type Survey, type SurveyParts, survey } from '#engine/curate/survey/survey'

export interface CurateParts {
  readonly store: Pick<Store, 'taughtSuggestions'>
  readonly history: CommitSource
  readonly redact: Redact
  readonly clock: Clock
  readonly settings: Settings
  /** Folder in which datasets are kept. */
  readonly datasets: string
  readonly workers: CurateWorkers
  /** Absolute folder in which what was found out is kept, null to keep nothing; and the name of the code that finds it out. */
  readonly cache: string | null
  readonly code: string
  /** Trainings that were finished on this workspace. */
  readonly trainings: number
  readonly decisions?: ReadonlyMap<string, ExampleDecision>
  /** Asks the base what it knows already; nothing is left out for that without it. */
  readonly measure?: MeasureLosses | undefined
  /** Asked of what is chosen, in this order. */
  readonly gates?: readonly Gate[]
  readonly signal?: AbortSignal | undefined
  /** Called with the share that is done, 0 to 1. */
  readonly onProgress?: (share: number) => void
}

export type CurateOutcome =
  | {
      readonly kind: 'curated'
      readonly dataset: Dataset
      /** What the store notes of its rows. */
      readonly noted: ReadonlyMap<Split, readonly NotedExample[]>
    }
  /** There is nothing to learn from, or nothing to judge by. */
  | {
      readonly kind: 'tooLittle'
      readonly files: number
      readonly leftOut: Partial<Record<LeftOutReason, number>>
    }

/** Shares of the work that are done when all examples are there, and when they are chosen. */
const [SOURCED, CHOSEN] = [0.7, 0.95]

export async function curate(surveyed: Survey, parts: CurateParts): Promise<CurateOutcome> {
  await removeUnfinished(parts.datasets)
  const foundOut = FoundOut.open(parts.cache)
  try {
    return await curateWith(foundOut, surveyed, parts)
  } finally {
    foundOut.close()
  }
}

async function curateWith(foundOut: FoundOut, surveyed: Survey, parts: CurateParts): Promise<CurateOutcome> {
  const { settings, signal, onProgress, redact } = parts
  const { candidates } = foundOut
  const leftOut = new LeftOutList()
  for (const [path, reason] of surveyed.leftOut) leftOut.add(reason, path)
  const leave = leftOut.add.bind(leftOut)
  const splits = new Map(surveyed.files.map(({ path, split }) => [path, split]))
  const splitOf = (path: string): Split | null => splits.get(path) ?? null
  const splitOfAny = (path: string): Split | null => splitOf(path) ?? surveyed.documents.get(path) ?? null
  const looker = new Looker({ ...parts, folder: surveyed.folder, foundOut })
  const units = await surveyedUnits(surveyed, looker, foundOut.units)
  const read = readSurveyed(surveyed, redact)
  const sources = sourcesOf(surveyed, {
    ...{ ...parts, foundOut, splitOf, options: fimOptionsOf(settings) },
    ...{ read, unitsOf: units.unitsOf },
    onProgress: (share) => onProgress?.(share * SOURCED),
  })
  const decisions = parts.decisions ?? new Map<string, ExampleDecision>()
  await collect(sources, { foundOut, splitOf: splitOfAny, decisions, leave, signal })
  const guard = await guardExamples(fimOptionsOf(settings))
  const chosen = await chooseLearnable({
    ...{ candidates, leave, signal, sizes: datasetSizes(settings.datasetSize, parts.trainings) },
    gates: () => [
      contextGate(surveyed, splitOf, read, units, parts),
      ...(parts.gates ?? []),
      nearHeldOut(guard),
    ],
    measure: parts.measure,
    onProgress: (share) => onProgress?.(SOURCED + share * (CHOSEN - SOURCED)),
  })
  const isThere = (split: Split): boolean => chosen.get(split)!.get('fim')!.length > 0
  if (!isThere('train') || !isThere('test'))
    return { kind: 'tooLittle', files: surveyed.files.length, leftOut: leftOut.counts() }
  return await frozen(surveyed, chosen, candidates, leftOut, { ...parts, guard })
}

async function frozen(
  { folder, files }: Survey,
  chosen: ReadonlyMap<Split, Choice>,
  candidates: Candidates,
  leftOut: LeftOutList,
  { datasets, clock, guard }: CurateParts & { readonly guard: readonly Example[] },
): Promise<CurateOutcome> {
  const noted = new Map<Split, NotedExample[]>(splitSchema.options.map((split) => [split, []]))
  async function* read(of: readonly Candidate[]): AsyncGenerator<Example> {
    for (const { number } of of) {
      const example = candidates.read(number)
      if (example !== null) yield example
    }
  }
  async function* rowsOf(
    of: readonly Candidate[],
    format: ExampleFormat,
    split: Split,
  ): AsyncGenerator<Example> {
    for await (const example of format === 'kto' ? balanceLabels(() => read(of)) : read(of)) {
      noted.get(split)!.push({ id: example.id, source: example.source, paths: example.paths })
      yield example
    }
  }
  const rowFiles = exampleFormats.flatMap((format) =>
    splitSchema.options.flatMap((split): RowFile[] => {
      const of = chosen.get(split)!.get(format)!
      // A trainer looks for the files of what is asked at a cursor in any case.
      return of.length === 0 && format !== 'fim'
        ? []
        : [{ name: rowFile(format, split), rows: rowsOf(of, format, split) }]
    }),
  )
  rowFiles.push({ name: guardFile, rows: guard })
  const dataset = await freeze(rowFiles, {
    workspace: folder,
    files: files.length,
    leftOut: leftOut.entries(),
    redacted: sumOf(files.map(({ redacted }) => redacted)),
    licences: sumOf(files.map(({ licence }) => (licence === null ? {} : { [licence]: 1 }))),
    datasets,
    createdAt: new Date(clock.now()),
  })
  return { kind: 'curated', dataset, noted }
}

function contextGate(
  surveyed: Survey,
  splitOf: (path: string) => Split | null,
  read: ReturnType<typeof readSurveyed>,
  { declaredIn }: SurveyedUnits,
  { settings }: CurateParts,
): Gate {
  const texts: OfflineTexts = {
    paths: surveyed.files.map(({ path }) => path),
    read,
    declaredIn: (path) => Promise.resolve(declaredIn(path)),
  }
  return fimContext({ texts, repository: basename(surveyed.folder), splitOf, settings })
}

/** What of the settings an example depends on. */
function fimOptionsOf(settings: Settings): FimOptions {
  const { prefixCharacters, suffixCharacters, contextCharacters, examplesPerFile } = settings
  const { maxLineTokens, maxBlockTokens, maxBlockLines } = settings
  return {
    ...{ prefixCharacters, suffixCharacters, contextCharacters, examplesPerFile },
    ...{ maxLineTokens, maxBlockTokens, maxBlockLines },
  }
}

function sumOf(all: readonly Readonly<Record<string, number>>[]): Record<string, number> {
  const sum: Record<string, number> = {}
  for (const one of all) for (const [name, count] of Object.entries(one)) sum[name] = (sum[name] ?? 0) + count
  return Object.fromEntries(Object.entries(sum).sort(([left], [right]) => (left < right ? -1 : 1)))
}
