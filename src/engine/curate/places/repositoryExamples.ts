/** Fill-in-the-middle examples of every file that teaches, dug on other threads and kept for the next dataset. */
import type { CurateAnswer, CurateWorkers } from '#engine/curate/curateJob'
import type { FimOptions } from './fimExamples'
import { inOrder } from '#engine/curate/inOrder'
import type { Sourced } from '#engine/curate/example/sourced'
import { type Survey, type SurveyedFile, unreadable } from '#engine/curate/survey/survey'

export interface DigParts {
  readonly workers: CurateWorkers
  readonly cache: string
  readonly code: string
  readonly options: FimOptions
  readonly signal?: AbortSignal | undefined
  /** Called with the share of files done, 0 to 1. */
  readonly onProgress?: (share: number) => void
}

export async function* repositoryExamples(
  { folder, files }: Survey,
  { workers, cache, code, options, signal, onProgress }: DigParts,
): AsyncGenerator<Sourced> {
  let done = 0
  const dig = async (found: SurveyedFile): Promise<{ path: string; answer: CurateAnswer }> => {
    signal?.throwIfAborted()
    const { path, language, hash, group, split, at } = found
    const patterns = found.units.flatMap(({ pattern, start, end }) =>
      pattern === null ? [] : [{ pattern, start, end }],
    )
    const file = { path, language, hash, group, split, at, patterns }
    const job = { kind: 'dig', folder, path, cache, code, file, options } as const
    return { path, answer: await workers.run(job, signal).catch(unreadable) }
  }
  for await (const { path, answer } of inOrder(files, workers.size * 2, dig)) {
    if (answer.kind === 'leftOut') yield { kind: 'leftOut', reason: answer.reason, where: path }
    if (answer.kind === 'examples') for (const example of answer.examples) yield { kind: 'example', example }
    onProgress?.(++done / files.length)
  }
}
