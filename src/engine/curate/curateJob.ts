/** What is done file by file, on other threads: a file looked at, and its examples. Plain values both ways. */
import type { FimExample } from '#contracts/example'
import type { LeftOutReason } from '#contracts/leftOut'
import type { WorkerPool } from '#platform/workerPool'
import type { ExampleLanguage } from '#engine/curate/survey/exampleLanguage'
import type { FileFacts } from '#engine/curate/survey/fileFacts'
import type { FimOptions } from '#engine/curate/places/fimExamples'
import type { SurveyedText } from '#engine/curate/survey/surveyedText'

interface Place {
  /** Absolute folder. */
  readonly folder: string
  readonly path: string
  /** Absolute folder of what was found out before. */
  readonly cache: string
  /** Names the code that does the job: what other code found out is not taken over. */
  readonly code: string
}

export interface LookJob extends Place {
  readonly kind: 'look'
  readonly language: ExampleLanguage
}

export interface DigJob extends Place {
  readonly kind: 'dig'
  readonly file: Omit<SurveyedText, 'text'>
  readonly options: FimOptions
}

export type CurateJob = LookJob | DigJob

/** `isNew`: not from the cache. */
export type CurateAnswer =
  | { readonly kind: 'facts'; readonly facts: FileFacts; readonly isNew: boolean }
  | { readonly kind: 'examples'; readonly examples: readonly FimExample[]; readonly isNew: boolean }
  | { readonly kind: 'leftOut'; readonly reason: LeftOutReason }

export type CurateWorkers = WorkerPool<CurateJob, CurateAnswer>
