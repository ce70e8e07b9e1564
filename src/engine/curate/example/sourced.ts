/** What a source of examples gives, one at a time: an example, or why there is none. */
import type { Example } from '#contracts/example'
import type { LeftOutReason } from '#contracts/leftOut'

export type Sourced =
  | { readonly kind: 'example'; readonly example: Example }
  /** `where`: a path from the workspace, a suggestion's id or a commit's hash. */
  | { readonly kind: 'leftOut'; readonly reason: LeftOutReason; readonly where: string }
