/**
 * Near duplicates by MinHash and locality-sensitive hashing: 256 permutations over 5-grams of tokens, Jaccard 0.7
 * (the settings of The Stack), 25 bands of 10 rows.
 */
const PERMUTATIONS = 256
const SHINGLE = 5
const BANDS = 25
const ROWS = 10

/** Hashes of the token 5-grams of a text. */
export function shingles(text: string): Set<number> {
  const tokens = text.match(/[\p{L}\p{N}_]+/gu) ?? []
  const found = new Set<number>()
  for (let start = 0; start + SHINGLE <= Math.max(tokens.length, SHINGLE); start++) {
    found.add(hash(tokens.slice(start, start + SHINGLE).join(' ')))
  }
  return found
}

/** Shared shingles over all shingles, 0 to 1. */
export function jaccard(left: ReadonlySet<number>, right: ReadonlySet<number>): number {
  const shared = left.intersection(right).size
  const all = left.size + right.size - shared
  return all === 0 ? 1 : shared / all
}

/** Finds earlier texts that are near a new one. */
export class NearIndex<Key> {
  readonly #bands = Array.from({ length: BANDS }, () => new Map<string, Key[]>())
  readonly #shingles = new Map<Key, Set<number>>()

  constructor(private readonly threshold = 0.7) {}

  add(key: Key, of: Set<number>): void {
    this.#shingles.set(key, of)
    for (const [band, bucket] of signatureBands(of).entries()) {
      const buckets = this.#bands[band]!
      const keys = buckets.get(bucket)
      if (keys) keys.push(key)
      else buckets.set(bucket, [key])
    }
  }

  /** Keys whose exact Jaccard similarity is at or above the threshold. */
  near(of: ReadonlySet<number>): Key[] {
    const candidates = new Set<Key>()
    for (const [band, bucket] of signatureBands(of).entries()) {
      for (const key of this.#bands[band]!.get(bucket) ?? []) candidates.add(key)
    }
    return [...candidates].filter((key) => jaccard(this.#shingles.get(key)!, of) >= this.threshold)
  }
}

function signatureBands(of: ReadonlySet<number>): string[] {
  const signature = new Uint32Array(PERMUTATIONS).fill(0xffffffff)
  for (const shingle of of) {
    for (let index = 0; index < PERMUTATIONS; index++) {
      const value = mix(shingle ^ Math.imul(index + 1, 0x9e3779b1))
      if (value < signature[index]!) signature[index] = value
    }
  }
  return Array.from({ length: BANDS }, (_, band) => signature.slice(band * ROWS, (band + 1) * ROWS).join(','))
}

/** FNV-1a, 32 bits. */
function hash(text: string): number {
  let value = 0x811c9dc5
  for (let index = 0; index < text.length; index++)
    value = Math.imul(value ^ text.charCodeAt(index), 0x01000193)
  return value >>> 0
}

/** The finaliser of MurmurHash3: every input bit reaches every output bit. */
function mix(input: number): number {
  let value = input
  value = Math.imul(value ^ (value >>> 16), 0x85ebca6b)
  value = Math.imul(value ^ (value >>> 13), 0xc2b2ae35)
  return (value ^ (value >>> 16)) >>> 0
}
