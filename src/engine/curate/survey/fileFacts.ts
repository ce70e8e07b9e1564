/** What the survey knows of a file that teaches; no text of it. */
import type { Unit } from '#engine/recognise/recognise'
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
  readonly units: readonly Unit[]
  /** SPDX name, `unknown`, or null without a header. */
  readonly licence: string | null
  /** Secrets and personal data replaced, by rule. */
  readonly redacted: Readonly<Record<string, number>>
}
