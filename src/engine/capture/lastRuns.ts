/** The errors of the last run of each command, in this process: what is new since then came with what was written since. */
import { type ReportedError } from '#engine/reports/reports'
import { remember } from '#platform/remember'

export interface LastRun {
  readonly startedAt: number
  /** Null where its output is not known. */
  readonly errors: readonly ReportedError[] | null
}

const most = 50

export class LastRuns {
  readonly #runs = new Map<string, { run: LastRun; before: LastRun | null }>()

  /**
   * Answers the run before this one.
   * @param again whether it is the last one, of which more is known now
   */
  add(key: string, run: LastRun, again: boolean): LastRun | null {
    const known = this.#runs.get(key)
    const before = again ? (known?.before ?? null) : (known?.run ?? null)
    remember(this.#runs, key, { run, before }, most)
    return before
  }
}

/** Those that the earlier run did not have, or not as often. Lines move, so an error is known by what it says. */
export function newErrors(
  errors: readonly ReportedError[],
  earlier: readonly ReportedError[],
): ReportedError[] {
  const counts = new Map<string, number>()
  for (const error of earlier) counts.set(keyOf(error), (counts.get(keyOf(error)) ?? 0) + 1)
  return errors.filter((error) => {
    const left = counts.get(keyOf(error)) ?? 0
    counts.set(keyOf(error), left - 1)
    return left <= 0
  })
}

function keyOf({ kind, code, message, places: [place] }: ReportedError): string {
  return JSON.stringify([kind, place?.path, code, kind === 'test' ? '' : message])
}
