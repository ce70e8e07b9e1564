/** What is done file by file, on other threads: a file looked at, and its examples. Plain values both ways. */
import type { LeftOutReason } from '#contracts/leftOut'
import type { FoundExamples } from '#engine/curate/example/foundExamples'
import type { FimOptions } from '#engine/curate/places/fimExamples'
import type { ExampleLanguage } from '#engine/curate/survey/exampleLanguage'
import type { FileFacts } from '#engine/curate/survey/fileFacts'
import type { SurveyedText } from '#engine/curate/survey/surveyedText'
import type { WorkerPool } from '#platform/workerPool'

export interface LookJob {
  readonly kind: 'look'
  /** From the workspace, with forward slashes. */
  readonly path: string
  readonly language: ExampleLanguage
  /** As it was read, with `\n` line ends, and its sha256. */
  readonly text: string
  readonly hash: string
}

export interface DigJob extends SurveyedText {
  readonly kind: 'dig'
  readonly options: FimOptions
}

export type CurateJob = LookJob | DigJob

/** `value` is packed, as the store keeps it: the units of a file, or its examples. */
export type CurateAnswer =
  | { readonly kind: 'facts'; readonly facts: FileFacts; readonly value: Uint8Array }
  | { readonly kind: 'examples'; readonly found: FoundExamples; readonly value: Uint8Array }
  | { readonly kind: 'leftOut'; readonly reason: LeftOutReason }

export type CurateWorkers = WorkerPool<CurateJob, CurateAnswer>

/** Files that are begun at the same time: each thread has some before it, so that none waits for the disk. */
export function filesAtOnce({ size }: CurateWorkers): number {
  return size * 4
}
