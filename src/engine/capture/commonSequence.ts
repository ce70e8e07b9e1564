/** What two lists have in common, in order: Myers' O(ND) difference (Algorithmica 1, 1986), bounded. */

/** Two indices that hold the same. */
export type Match = readonly [left: number, right: number]

/** The matches of a longest common subsequence, in order; null where the lists differ in more than `most` entries. */
export function commonSequence(
  left: readonly string[],
  right: readonly string[],
  most: number,
): readonly Match[] | null {
  const bound = Math.min(most, left.length + right.length)
  // furthest[diagonal + bound + 1]: how far into `left` one comes; kept as it was before each further difference.
  const furthest = new Int32Array(2 * bound + 3)
  const rounds: Int32Array[] = []
  for (let differences = 0; differences <= bound; differences++) {
    rounds.push(furthest.slice(bound - differences, bound + 3 + differences))
    for (let diagonal = -differences; diagonal <= differences; diagonal += 2) {
      const at = diagonal + bound + 1
      const down =
        diagonal === -differences || (diagonal !== differences && furthest[at - 1]! < furthest[at + 1]!)
      let x = down ? furthest[at + 1]! : furthest[at - 1]! + 1
      while (x < left.length && x - diagonal < right.length && left[x] === right[x - diagonal]) x++
      furthest[at] = x
      if (x >= left.length && x - diagonal >= right.length)
        return matchesOf(rounds, left.length, right.length)
    }
  }
  return null
}

/** Walks back from the ends; between two differences everything matches. */
function matchesOf(rounds: readonly Int32Array[], leftEnd: number, rightEnd: number): readonly Match[] {
  const matches: Match[] = []
  let [x, y] = [leftEnd, rightEnd]
  for (let differences = rounds.length - 1; differences >= 0; differences--) {
    const furthest = (diagonal: number): number => rounds[differences]![diagonal + differences + 1]!
    const diagonal = x - y
    const down =
      diagonal === -differences ||
      (diagonal !== differences && furthest(diagonal - 1) < furthest(diagonal + 1))
    const from = down ? diagonal + 1 : diagonal - 1
    const fromX = furthest(from)
    const fromY = fromX - from
    while (x > fromX && y > fromY) matches.push([--x, --y])
    ;[x, y] = [fromX, fromY]
  }
  return matches.reverse()
}
