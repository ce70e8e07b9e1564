/** What a share of some numbers does not exceed, by nearest rank; undefined of none. @param share 0 to 1 */
export function percentile(values: readonly number[], share: number): number | undefined {
  return values.toSorted((left, right) => left - right)[Math.ceil(share * values.length) - 1]
}
