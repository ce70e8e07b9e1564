/** What the pipeline is built from; app.ts hands it in. */
import type { Settings } from '#contracts/settings'
import type { Assessor } from '#engine/assess/assess'
import type { Capture } from '#engine/capture/capture'
import type { Surroundings } from '#engine/context/context'
import type { DeployParts } from '#engine/deploy/deploy'
import type { RecordingRules } from '#engine/exclude/exclude'
import type { Redact } from '#engine/redact/redact'
import type { RecordBook } from '#engine/record/record'
import type { Suggester } from '#engine/serve/serve'
import type { Store } from '#engine/store/store'
import type { Trainer } from '#engine/train/train'
import type { Clock } from '#platform/clock'
import type { DataFolder } from '#platform/dataFolder'
import type { Git } from '#platform/git'
import type { Curating } from './curating'

export interface PipelineParts {
  readonly store: Store
  readonly deploy: DeployParts
  readonly suggester: Suggester
  readonly capture: Capture
  readonly record: RecordBook
  readonly rules: RecordingRules
  readonly assessor: Assessor
  readonly context: Surroundings
  readonly redact: Redact
  readonly curating: Curating
  readonly trainer: Trainer
  readonly git: Git
  readonly clock: Clock
  readonly settings: Settings
  readonly dataFolder: DataFolder
}
