/** What the engine can do, for whoever drives it: the language server and the command line. Built in app.ts. */
import type { Dashboard } from '#contracts/dashboard'
import type { DatasetReview, DecideRequest, ReviewRequest } from '#contracts/datasetReview'
import type { DecidedSuggestion } from '#contracts/decidedSuggestion'
import type { EngineStatus } from '#contracts/engineStatus'
import type { Dataset } from '#contracts/dataset'
import type { LoopReport, TrainingReport } from '#contracts/loopReport'
import type { RecordingChange } from '#contracts/recording'
import type { Scorecard } from '#contracts/scorecard'
import type { TrainingPlan } from '#contracts/trainingPlan'
import type { Version, VersionLine } from '#contracts/version'
import type { Capture } from '#engine/capture/capture'
import type { Surroundings } from '#engine/context/context'
import type { Switched } from '#engine/deploy/deploy'
import type { AnswerOutcome, ChatTurn, GenerateRequest } from '#engine/generate/generate'
import type { RecordBook } from '#engine/record/record'
import type { LoopProgress, LoopRequest } from './pipeline'
import type { Opportunity, SuggestOutcome } from '#engine/serve/serve'
import type { DecidedFilter } from '#engine/store/decidedSuggestions'

export interface Engine {
  suggest(opportunity: Opportunity, signal?: AbortSignal): Promise<SuggestOutcome>
  /** What an instruction asks for at a place; `onText` hears the text so far. */
  generate(
    request: GenerateRequest,
    onText: (text: string) => void,
    signal?: AbortSignal,
  ): Promise<AnswerOutcome>
  /** The next answer in a conversation; `onPiece` hears each piece of it. */
  chat(turn: ChatTurn, onPiece: (piece: string) => void, signal?: AbortSignal): Promise<AnswerOutcome>
  readonly capture: Capture
  /** What was recorded, in the hands of the person. */
  readonly record: RecordBook
  /** Where the person agrees to be recorded from now on, and what is left alone. */
  setRecording(change: RecordingChange): void
  /** Code of other files for prompts; told of the editor's documents. */
  readonly context: Surroundings
  /** Reads a workspace and freezes a dataset of it; `onProgress` hears the share that is done. */
  buildDataset(
    workspace: string,
    signal?: AbortSignal,
    onProgress?: (share: number) => void,
  ): Promise<Dataset>
  /** The newest dataset of a workspace, a page of it; throws a UserError where there is none. */
  reviewDataset(request: ReviewRequest): Promise<DatasetReview>
  /** What the person decides about an example holds for later datasets. */
  decideExample(request: DecideRequest): Promise<void>
  /** What a training on a workspace would learn from; nothing is trained. */
  plan(workspace: string, signal?: AbortSignal): Promise<TrainingPlan>
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
  /** What serves now, whoever switched; cheap enough to be asked every second. */
  activeVersion(): Version | null
  /** Names of the models that the runtime has. */
  runtimeModels(): Promise<string[]>
  /** @param name id or tag of a version */
  useVersion(name: string): Promise<Switched>
  rollBack(): Promise<Switched | null>
  /** Why nothing can be recorded now, and what to do; null where all is well. Cheap enough to be asked every second. */
  notRecorded(): string | null
  status(): Promise<EngineStatus>
  dashboard(): Promise<Dashboard>
  /** What the person decided on of late, the newest first, once what was reported before is stored. */
  latestSuggestions(only: Omit<DecidedFilter, 'client'>): Promise<DecidedSuggestion[]>
  /** Loads the active version, so that the first suggestion need not wait; the first time the base is seen to. */
  warmUp(): Promise<void>
  close(): Promise<void>
}
