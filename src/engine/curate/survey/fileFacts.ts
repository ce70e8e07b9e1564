/** What the survey knows of a file that teaches; no text of it. Its units are kept beside it. */
import type { UnitHead } from '#engine/store/unitHeads'
import type { ExampleLanguage } from './exampleLanguage'

export interface FileFacts {
  /** Relative to the workspace, with forward slashes. */
  readonly path: string
  readonly language: ExampleLanguage
  /** sha256 of the text as it was read, with `\n` line ends. */
  readonly hash: string
  readonly group: string
  /** MinHash signature of the text, as base64. */
  readonly signature: string
  /** By what its units are found, in their order. */
  readonly heads: readonly UnitHead[]
  /** Names of types that it says are kept in a database. */
  readonly stored: readonly string[]
  /** Names of the types that it declares, as the context of a prompt looks for them. */
  readonly declared: readonly string[]
  /** Whether it says who may do something. */
  readonly usesAuthorisation: boolean
  /** SPDX name, `unknown`, or null without a header. */
  readonly licence: string | null
  /** Secrets and personal data replaced, by rule. */
  readonly redacted: Readonly<Record<string, number>>
}

/** What of them is needed of all files at once, to divide them. */
export type DividedFacts = Omit<FileFacts, 'heads' | 'stored' | 'declared'>
