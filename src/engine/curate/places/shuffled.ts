/** A list in another order. */
export function shuffled<T>(values: readonly T[], random: () => number): T[] {
  const copy = [...values]
  for (let last = copy.length - 1; last > 0; last--) {
    const other = Math.floor(random() * (last + 1))
    const value = copy[last]!
    copy[last] = copy[other]!
    copy[other] = value
  }
  return copy
}
