/** What a source of examples gives, one at a time: an example, or why there is none. */
import type { Example } from '#contracts/example'
import type { LeftOutReason } from '#contracts/leftOut'
import type { ExampleBrief } from './exampleBrief'

export type Sourced =
  | {
      readonly kind: 'example'
      readonly example: Example
      /** Of those with the same one, in the training and in what is held out, only the first comes in. */
      readonly once?: string
    }
  /** One that was found out before: its text stays where it is until it is chosen. */
  | {
      readonly kind: 'known'
      readonly brief: ExampleBrief
      readonly finding: number
      readonly item: number
    }
  /** `where`: a path from the workspace, a suggestion's id or a commit's hash. */
  | { readonly kind: 'leftOut'; readonly reason: LeftOutReason; readonly where: string }
