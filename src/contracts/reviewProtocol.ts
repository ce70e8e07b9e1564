/** What the extension and the review's page say to each other, by postMessage. No schemas: the page loads no zod. */
import type { DatasetReview, ReviewFilter } from './datasetReview'
import type { ExampleDecision } from './exampleDecision'

/** Examples at once. */
export const pageSize = 25

/** From the extension. */
export type ReviewUpdate =
  | {
      readonly kind: 'review'
      readonly review: DatasetReview
      readonly filter: ReviewFilter
      readonly offset: number
    }
  /** There is none, or it cannot be read; a sentence for the person that says what to do. */
  | { readonly kind: 'unavailable'; readonly message: string }

/** From the page. */
export type ReviewMessage =
  /** The page listens: send the first page of the review. */
  | { readonly kind: 'ready' }
  | { readonly kind: 'show'; readonly filter: ReviewFilter; readonly offset: number }
  | {
      readonly kind: 'decide'
      readonly contentHash: string
      readonly path: string
      readonly decision: ExampleDecision['decision'] | 'none'
      readonly answer: string | null
    }
  /** Build the dataset anew, so that what was decided counts. */
  | { readonly kind: 'build' }
  /** Open the file of an example. */
  | { readonly kind: 'open'; readonly path: string }
