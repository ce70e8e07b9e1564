/** Fill-in-the-middle examples of every file that teaches, dug on other threads and kept for the next dataset. */
import type { LeftOutReason } from '#contracts/leftOut'
import { type CurateWorkers, filesAtOnce } from '#engine/curate/curateJob'
import { type FoundExamples, sourcedOf } from '#engine/curate/example/foundExamples'
import type { Sourced } from '#engine/curate/example/sourced'
import { inOrder } from '#engine/curate/inOrder'
import type { SurveyedFile } from '#engine/curate/survey/divide'
import type { Survey } from '#engine/curate/survey/survey'
import type { Unit } from '#engine/recognise/recognise'
import { type Finding, type Findings, findingName } from '#engine/store/findings'
import { WorkerFailure } from '#platform/workerPool'
import type { FimOptions } from './fimExamples'

export interface DigParts {
  readonly findings: Findings
  readonly workers: CurateWorkers
  readonly code: string
  readonly options: FimOptions
  /** The redacted text of a file; null when it is gone or another one. */
  readonly read: (path: string) => Promise<string | null>
  /** The units of a file. */
  readonly unitsOf: (path: string) => readonly Unit[]
  readonly signal?: AbortSignal | undefined
  /** Called with the share of files done, 0 to 1. */
  readonly onProgress?: (share: number) => void
}

export async function* repositoryExamples({ files }: Survey, parts: DigParts): AsyncGenerator<Sourced> {
  let done = 0
  const work = async (file: SurveyedFile): Promise<[string, Finding<FoundExamples> | LeftOutReason]> => [
    file.path,
    await dig(file, parts),
  ]
  for await (const [path, found] of inOrder(files, filesAtOnce(parts.workers), work)) {
    if (typeof found === 'string') yield { kind: 'leftOut', reason: found, where: path }
    else yield* sourcedOf(found)
    parts.onProgress?.(++done / files.length)
  }
}

async function dig(
  { path, language, hash, group, split, at }: SurveyedFile,
  { findings, workers, code, options, read, unitsOf, signal }: DigParts,
): Promise<Finding<FoundExamples> | LeftOutReason> {
  signal?.throwIfAborted()
  const file = { path, language, hash, group, split, at }
  const name = findingName(code, 'dig', file, options)
  const known = findings.find<FoundExamples>(name)
  if (known !== null) return known
  const text = await read(path)
  if (text === null) return 'unreadable'
  const patterns = unitsOf(path).flatMap(({ pattern, start, end }) =>
    pattern === null ? [] : [{ pattern, start, end }],
  )
  try {
    const answer = await workers.run({ kind: 'dig', ...file, text, patterns, options }, signal)
    return answer.kind === 'examples' ? findings.put(name, answer.found, answer.value) : 'unreadable'
  } catch (error) {
    // A thread that ended over a file says that of it; anything else ends the whole.
    if (error instanceof WorkerFailure) return 'unreadable'
    throw error
  }
}
