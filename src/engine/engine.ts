/** What the engine can do, for whoever drives it: the language server and the command line. Built in app.ts. */
import type { Dataset } from '#contracts/example'
import type { LoopReport, TrainingReport } from '#contracts/loopReport'
import type { Scorecard } from '#contracts/scorecard'
import type { Version } from '#contracts/version'
import type { Capture } from '#engine/capture/capture'
import type { Switched } from '#engine/deploy/deploy'
import type { LoopProgress, LoopRequest } from './pipeline'
import type { Opportunity, SuggestOutcome } from '#engine/serve/serve'

export interface VersionLine extends Version {
  readonly active: boolean
  /** Similarity of served answers and loss on held-out code, where a scorecard has them. */
  readonly score: { readonly editSimilarity: number; readonly loss: number } | null
}

export interface EngineStatus {
  /** URL of the runtime. */
  readonly runtime: string
  readonly runtimeAnswers: boolean
  /** Model name of the base; null where none is chosen. */
  readonly base: string | null
  readonly active: Version | null
  /** Events by kind, of the person alone. */
  readonly events: Readonly<Record<string, number>>
  readonly suggestions: number
  /** Who is training now, on this machine. */
  readonly training: { readonly pid: number } | null
}

export interface Engine {
  suggest(opportunity: Opportunity, signal?: AbortSignal): Promise<SuggestOutcome>
  readonly capture: Capture
  /** Reads a workspace and freezes a dataset of it. */
  buildDataset(workspace: string, signal?: AbortSignal): Promise<Dataset>
  /** One run on a frozen dataset, by id or folder; nothing is served yet. */
  train(
    dataset: string,
    onProgress?: (progress: LoopProgress) => void,
    signal?: AbortSignal,
  ): Promise<TrainingReport>
  /** Publishes a trained run (the newest by default) as a candidate and measures it; what serves stays. */
  evaluate(
    runId?: string,
    onProgress?: (progress: LoopProgress) => void,
    signal?: AbortSignal,
  ): Promise<Scorecard>
  /** One pass of the learning loop over a workspace. */
  runLoop(
    request: Omit<LoopRequest, 'base'>,
    onProgress?: (progress: LoopProgress) => void,
  ): Promise<LoopReport>
  versions(): VersionLine[]
  /** @param name id or tag of a version */
  useVersion(name: string): Promise<Switched>
  rollBack(): Promise<Switched | null>
  status(): Promise<EngineStatus>
  /** Loads the active version, so that the first suggestion need not wait. */
  warmUp(): Promise<void>
  close(): Promise<void>
}
