/** What evaluation is handed by the pipeline: the runtime and the trainer as functions. */
import type { Settings } from '#contracts/settings'
import type { FileScore, ScoredSplit } from '#contracts/trainerProtocol'
import type { Clock } from '#platform/clock'

export interface EvaluateParts {
  /** Asks the served version; pieces of text as they come. */
  readonly generate: (tag: string, request: GenerateParts, signal?: AbortSignal) => AsyncIterable<string>
  /** Loss of each file on each split, by example id; the scores of a split in the order of the files. */
  readonly score: (files: readonly string[], splits: readonly ScoredSplit[]) => Promise<readonly FileScore[]>
  readonly clock: Clock
  readonly settings: Settings
  readonly signal?: AbortSignal | undefined
  readonly onProgress?: (share: number) => void
}

export interface GenerateParts {
  readonly prompt: string
  readonly stop: readonly string[]
  readonly maxTokens: number
}
