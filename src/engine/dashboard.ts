/** What the dashboard shows, read from the store: what became of the person's suggestions, and what was trained. */
import type { Dashboard, VersionRecord } from '#contracts/dashboard'
import type { EngineStatus } from '#contracts/engineStatus'
import { noEvents } from '#engine/store/events'
import type { Store } from '#engine/store/store'
import { versionLine } from './versionLine'

const LAST = 10
const PERSON = { client: 'editor' } as const
const NO_COMMANDS = { passed: 0, failed: 0 }

export function dashboard(status: EngineStatus, store: Store): Dashboard {
  return {
    status,
    versions: versionRecords(store),
    scorecards: store.scorecards.list(LAST),
    runs: store.runs.list({ limit: LAST }),
    latest: store.decidedSuggestions({ ...PERSON, became: ['accepted', 'rejected'], limit: LAST }),
  }
}

/** Newest first; one query a table, whatever the number of versions. */
function versionRecords(store: Store): VersionRecord[] {
  const suggestions = store.suggestions.countByVersion(PERSON)
  const events = store.events.countsByVersion(PERSON)
  const kept = store.outcomes.keptByVersion(PERSON)
  const stars = store.ratings.byVersion(PERSON)
  const quality = store.qualities.meanByVersion(PERSON)
  const builds = store.outcomes.commandsByVersion('build', PERSON)
  const tests = store.outcomes.commandsByVersion('test', PERSON)
  return store.versions.list().map((version) => ({
    version: versionLine(version, store),
    suggestions: suggestions.get(version.id) ?? 0,
    events: events.get(version.id) ?? noEvents(),
    kept: kept.get(version.id) ?? null,
    stars: stars.get(version.id)?.stars ?? null,
    ratings: stars.get(version.id)?.ratings ?? 0,
    quality: quality.get(version.id) ?? null,
    builds: builds.get(version.id) ?? NO_COMMANDS,
    tests: tests.get(version.id) ?? NO_COMMANDS,
  }))
}
