/** What the making of an example in words asks for, and what it gives before it is judged. */
import type { ChatExample, Split } from '#contracts/example'

/** Characters of a prompt and its answer together: about 1,900 tokens of code, of 2,048 that a row may have. */
export const LONGEST = 6000

export interface UnitExampleParts {
  /** The redacted text of a file, with `\n` line ends; null when it is gone. */
  readonly read: (path: string) => Promise<string | null>
  /** Null for a file that is in no dataset. */
  readonly splitOf: (path: string) => Split | null
}

export interface Written {
  readonly messages: readonly ChatExample['messages'][number][]
  readonly instruction: string
  readonly answer: string
  /** The file of the answer first. */
  readonly paths: readonly string[]
  /** Zero-based, where the answer begins. */
  readonly line: number
}
