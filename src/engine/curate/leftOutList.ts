/** What is not in a dataset: reasons, places and how often. */
import type { LeftOut, LeftOutReason } from '#contracts/leftOut'

export class LeftOutList {
  /** By reason and place. */
  readonly #counts = new Map<LeftOutReason, Map<string, number>>()

  add(reason: LeftOutReason, where: string, count = 1): void {
    const places = this.#counts.get(reason) ?? new Map<string, number>()
    this.#counts.set(reason, places)
    places.set(where, (places.get(where) ?? 0) + count)
  }

  *entries(): Generator<LeftOut> {
    for (const reason of [...this.#counts.keys()].sort())
      for (const [where, count] of this.#counts.get(reason)!) yield { reason, where, count }
  }

  counts(): Partial<Record<LeftOutReason, number>> {
    const entries = [...this.#counts].map(([reason, places]) => [
      reason,
      [...places.values()].reduce((sum, count) => sum + count, 0),
    ])
    return Object.fromEntries(entries) as Partial<Record<LeftOutReason, number>>
  }
}
