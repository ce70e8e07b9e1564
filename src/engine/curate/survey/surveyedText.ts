/** A file of the repository that teaches, with its redacted text: what sources of examples read. */
import type { Split } from '#contracts/example'
import type { Pattern } from '#contracts/pattern'

/** Half-open, in UTF-16 units of the redacted text. */
export interface PatternRange {
  readonly pattern: Pattern
  readonly start: number
  readonly end: number
}

export interface SurveyedText {
  /** Relative to the workspace, with forward slashes. */
  readonly path: string
  readonly language: string
  /** Redacted, with `\n` line ends. */
  readonly text: string
  /** sha256 of the file as it was read. */
  readonly hash: string
  readonly group: string
  readonly split: Split
  /** Milliseconds since 1970 of its first commit; null where git knows nothing. */
  readonly at: number | null
  /** Where its recognised units stand; none where nothing is said. */
  readonly patterns?: readonly PatternRange[]
}
