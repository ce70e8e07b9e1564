/** A training plan: what a training on a workspace would learn from, shown before it starts. */
import type { DatasetCard } from './dataset'

export interface TrainingPlan {
  readonly workspace: string
  readonly datasetId: string
  readonly counts: DatasetCard['counts']
  /** Examples that are trained on: what is asked at a cursor. The other formats are not trained on yet. */
  readonly trained: number
  /** Seconds that training would take, from the last trained run on this machine; null before there is one. */
  readonly expectedSeconds: number | null
}
