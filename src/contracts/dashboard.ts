/** What the dashboard shows: what became of the person's suggestions, by version, and what was trained. */
import type { DecidedSuggestion } from './decidedSuggestion'
import type { EngineStatus } from './engineStatus'
import type { EventKind } from './event'
import type { Run } from './run'
import type { Scorecard } from './scorecard'
import type { VersionLine } from './version'

export interface VersionRecord {
  readonly version: VersionLine
  readonly suggestions: number
  readonly events: Readonly<Record<EventKind, number>>
  /** Mean share of the accepted characters that still stood at the last look, 0 to 1; null before the first look. */
  readonly kept: number | null
  /** Mean stars and how many were given. */
  readonly stars: number | null
  readonly ratings: number
  /** Mean score (docs/quality.md), 0 to 1; null before the first. */
  readonly quality: number | null
  readonly builds: { readonly passed: number; readonly failed: number }
  readonly tests: { readonly passed: number; readonly failed: number }
}

export interface Dashboard {
  readonly status: EngineStatus
  /** Newest version first. Suggestions of the person alone. */
  readonly versions: readonly VersionRecord[]
  /** Newest first, the last ten. */
  readonly scorecards: readonly Scorecard[]
  /** Accepted and rejected ones of the person, newest first, the last ten. */
  readonly latest: readonly DecidedSuggestion[]
  /** Newest first, the last ten. */
  readonly runs: readonly Run[]
}
