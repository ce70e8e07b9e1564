/** Numbers that depend on a seed and a place alone, so that every client meets the same person and the same model. */

/** Uniform in [0, 1). FNV-1a over the parts, then the finaliser of MurmurHash3. */
export function seeded(...parts: readonly (string | number)[]): number {
  let hash = 0x811c9dc5
  for (const character of parts.join('\0')) {
    hash = Math.imul(hash ^ character.charCodeAt(0), 0x01000193)
  }
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b)
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35)
  return ((hash ^ (hash >>> 16)) >>> 0) / 2 ** 32
}

/** Log-normal with this median, in whole numbers; `spread` is the standard deviation of the logarithm. */
export function seededLogNormal(
  median: number,
  spread: number,
  ...parts: readonly (string | number)[]
): number {
  const radius = Math.sqrt(-2 * Math.log(1 - seeded('radius', ...parts)))
  const normal = radius * Math.cos(2 * Math.PI * seeded('angle', ...parts))
  return Math.round(median * Math.exp(spread * normal))
}
