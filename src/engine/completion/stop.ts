/** Where and why a rule ends an answer. */
import type { Scope } from '#contracts/suggestion'

export type StopReason =
  /** A line was asked for, and it is whole. */
  | 'lineEnd'
  | 'blankLine'
  /** A line with less indentation than the cursor's. */
  | 'shallower'
  | 'maxLines'
  /** The block around the cursor is closed. */
  | 'blockEnd'
  /** A bracket, a quote or a tag that stands behind the cursor already. */
  | 'closer'
  /** The next line behind the cursor. */
  | 'nextLine'
  /** The beginning of what follows the cursor. */
  | 'suffix'
  | 'repetition'

export interface Stop {
  readonly reason: StopReason
  /** Length of what is kept of the answer. */
  readonly at: number
  /** Length of the answer that had to be read to know. The rule says the same of every longer answer. */
  readonly seen: number
}

export interface TrimContext {
  readonly scope: Scope
  readonly prefix: string
  readonly suffix: string
  readonly maxLines: number
  /** Absent where there is no tree. */
  readonly fit?: { closesBlock(answer: string): boolean }
}

/** A rule sees an answer with `\n` line ends, and never judges a line that is still being written. */
export type StopRule = (answer: string, context: TrimContext) => Stop | null
