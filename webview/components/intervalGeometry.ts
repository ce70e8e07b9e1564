/** Where a gain, its interval and zero stand on a line of a given width. */

/** Room at both ends, so that a dot there is whole. */
const MARGIN = 6

export interface IntervalGeometry {
  readonly zero: number
  readonly low: number
  readonly high: number
  readonly mean: number
}

export function intervalGeometry(
  { mean, low, high }: { readonly mean: number; readonly low: number; readonly high: number },
  width: number,
): IntervalGeometry {
  const from = Math.min(0, low, mean)
  const to = Math.max(0, high, mean)
  const span = to - from
  const place = (value: number): number =>
    span === 0 ? width / 2 : MARGIN + ((value - from) / span) * (width - 2 * MARGIN)
  return { zero: place(0), low: place(low), high: place(high), mean: place(mean) }
}
