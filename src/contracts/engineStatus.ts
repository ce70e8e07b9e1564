/** What the engine is and has, at a glance. */
import type { Version } from './version'

export interface EngineStatus {
  /** URL of the runtime. */
  readonly runtime: string
  readonly runtimeAnswers: boolean
  /** Model name of the base; null where none is chosen. */
  readonly base: string | null
  readonly active: Version | null
  /** Why nothing can be recorded now, wherever the person agreed to it, and what to do; null where all is well. */
  readonly notRecorded: string | null
  /** Events by kind, of the person alone. */
  readonly events: Readonly<Record<string, number>>
  readonly suggestions: number
  /** Answers that were not shown to the person, by reason. */
  readonly withheld: Readonly<Record<string, number>>
  /** Who is training now, on this machine. */
  readonly training: { readonly pid: number } | null
}
