/** The files of a workspace that teach, each with its facts, group and split, and the reasons for those left out. */
import type { Split } from '#contracts/example'
import type { LeftOutReason } from '#contracts/leftOut'
import { type ExclusionReason, Exclusions } from '#engine/exclude/exclude'
import type { Git } from '#platform/git'
import { WorkerFailure } from '#platform/workerPool'
import type { CurateAnswer, CurateWorkers } from '#engine/curate/curateJob'
import { exampleLanguageOf } from './exampleLanguage'
import type { FileFacts } from './fileFacts'
import { fileGroup } from './fileGroup'
import { filesIn } from './filesIn'
import { inOrder } from '#engine/curate/inOrder'
import { leaveOutByPath } from './leaveOut'
import { splitByName, splitGroups } from './splitGroups'
import { withoutCopies } from './withoutCopies'

export interface SurveyParts {
  readonly git: Git
  readonly exclusions?: Exclusions
  readonly workers: CurateWorkers
  /** Absolute folder in which what was found out of a file is kept. */
  readonly cache: string
  /** Names the code that looks, so that what other code found out is not taken over. */
  readonly code: string
  /** Milliseconds since 1970 of the first commit of each file. */
  readonly firstCommits: (folder: string) => Promise<ReadonlyMap<string, number>>
  /** Paths of files that a version was trained on. */
  readonly trainedPaths: (folder: string) => Iterable<string>
  readonly signal?: AbortSignal | undefined
  /** Called with the share of files done, 0 to 1. */
  readonly onProgress?: (share: number) => void
}

export interface SurveyedFile extends Omit<FileFacts, 'signature'> {
  readonly split: Split
  /** Milliseconds since 1970 of its first commit; null where git knows none. */
  readonly at: number | null
}

export interface Survey {
  /** Absolute. */
  readonly folder: string
  /** In the order of their paths. */
  readonly files: readonly SurveyedFile[]
  /** Split by path of documents in prose, whose text only decision records are made of. */
  readonly documents: ReadonlyMap<string, Split>
  /** Reason by path. */
  readonly leftOut: ReadonlyMap<string, LeftOutReason>
  /** How many files had to be read anew; the rest was known. */
  readonly looked: number
}

export async function survey(folder: string, parts: SurveyParts): Promise<Survey> {
  const { exclusions = new Exclusions(), workers, cache, code, signal } = parts
  const leftOut = new Map<string, LeftOutReason>()
  const facts: FileFacts[] = []
  const documents = new Map<string, Split>()
  let [looked, done] = [0, 0]
  const paths = await filesIn(folder, parts.git)
  const look = async (
    path: string,
  ): Promise<{ path: string; answer: CurateAnswer | { kind: 'document' } }> => {
    signal?.throwIfAborted()
    const excluded = exclusions.reasonFor({ workspace: folder, path })
    const reason = excluded === null ? leaveOutByPath(path) : reasonOf[excluded]
    if (reason !== null) return { path, answer: { kind: 'leftOut', reason } }
    if (isDocument(path)) return { path, answer: { kind: 'document' } }
    const language = exampleLanguageOf(path)
    if (language === null) return { path, answer: { kind: 'leftOut', reason: 'unsupportedLanguage' } }
    const job = { kind: 'look', folder, path, language, cache, code } as const
    return { path, answer: await workers.run(job, signal).catch(unreadable) }
  }
  for await (const { path, answer } of inOrder(paths, workers.size * 2, look)) {
    if (answer.kind === 'leftOut') leftOut.set(path, answer.reason)
    if (answer.kind === 'document') documents.set(path, splitByName(fileGroup(path)))
    if (answer.kind === 'facts') {
      facts.push(answer.facts)
      if (answer.isNew) looked++
    }
    parts.onProgress?.(++done / paths.length)
  }
  const { files, copies } = await divide(folder, facts, parts)
  for (const [path, reason] of copies) leftOut.set(path, reason)
  return { folder, files, documents, leftOut, looked }
}

/** Every group to its split, then what is nearly the same as another file out, so that no copy crosses. */
async function divide(
  folder: string,
  facts: readonly FileFacts[],
  { firstCommits, trainedPaths }: SurveyParts,
): Promise<{ files: SurveyedFile[]; copies: Map<string, LeftOutReason> }> {
  const times = await firstCommits(folder)
  const trained = new Set([...trainedPaths(folder)].map(fileGroup))
  const groups = [...Map.groupBy(facts, ({ group }) => group)].map(([group, of]) => {
    const known = of.flatMap(({ path }) => times.get(path) ?? [])
    const at = known.length > 0 ? Math.min(...known) : null
    return [group, { language: of[0]!.language, at, isTrained: trained.has(group) }] as const
  })
  const splits = splitGroups(new Map(groups))
  const { kept, copies } = withoutCopies(facts, (group) =>
    trained.has(group) ? 'trained' : (splits.get(group) ?? 'train'),
  )
  const files = kept
    .map(({ path, language, hash, group, units, licence, redacted }) => ({
      ...{ path, language, hash, group, units, licence, redacted },
      split: splits.get(group) ?? 'train',
      at: times.get(path) ?? null,
    }))
    .sort((left, right) => (left.path < right.path ? -1 : 1))
  return { files, copies }
}

/** A thread that ended over a file says that of it; anything else ends the whole. */
export function unreadable(error: unknown): CurateAnswer {
  if (!(error instanceof WorkerFailure)) throw error
  return { kind: 'leftOut', reason: 'unreadable' }
}

function isDocument(path: string): boolean {
  return path.endsWith('.md')
}

const reasonOf: Readonly<Record<ExclusionReason, LeftOutReason>> = {
  outside: 'unreadable',
  secretFile: 'secretFile',
  setting: 'ignored',
  ignoreFile: 'ignored',
  apprenticeIgnore: 'ignored',
}
