/** Lets the oldest of what was recorded go: after so many days, and where the file grows beyond its size. */
import type { Store } from '#engine/store/store'
import type { Clock } from '#platform/clock'

export interface Retention {
  /** Days that it is kept; 0 for ever. */
  readonly retentionDays: number
  /** Megabytes that the database may have in use; 0 without bound. */
  readonly retentionMegabytes: number
}

export interface RetainParts {
  readonly store: Store
  readonly clock: Clock
  readonly signal?: AbortSignal
}

const DAY = 24 * 60 * 60 * 1000
const MEGABYTE = 1_000_000
/** Rows, and pages of the file, at once: some milliseconds, so that no request waits. */
const ROWS_AT_ONCE = 50
const PAGES_AT_ONCE = 500
/** Milliseconds between two such pieces of work. */
const PAUSE = 20

/** How many rows of suggestions and withheld answers went. Examples that were made of them stay, and say where from. */
export async function retain(
  { retentionDays, retentionMegabytes }: Retention,
  { store, clock, signal }: RetainParts,
): Promise<number> {
  let gone = 0
  const pause = (): Promise<void> => clock.delay(PAUSE, signal)
  const until = clock.now() - retentionDays * DAY
  for (let rows = 1; retentionDays > 0 && rows > 0; await pause()) {
    rows = store.recorded.remove({ until }, ROWS_AT_ONCE)
    gone += rows
  }
  for (let rows = 1; retentionMegabytes > 0 && rows > 0; await pause()) {
    if (store.file.bytes <= retentionMegabytes * MEGABYTE) break
    rows = store.recorded.remove({}, ROWS_AT_ONCE)
    gone += rows
  }
  if (gone === 0) return 0
  while (!store.file.giveBack(PAGES_AT_ONCE)) await pause()
  store.file.optimize()
  return gone
}
