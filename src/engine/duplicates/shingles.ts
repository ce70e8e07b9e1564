/** The 5-grams of a text's tokens, as hashes. */

const SHINGLE = 5
const FNV_START = 0x811c9dc5
const FNV_PRIME = 0x01000193

/**
 * Sorted, each once. A token is a run of letters, digits and underscores; any character beyond ASCII counts as a letter.
 * A shorter text is one shingle of all its tokens.
 */
export function shingles(text: string): Uint32Array {
  const tokens = tokenHashes(text)
  const count = Math.max(1, tokens.length - SHINGLE + 1)
  const found = new Uint32Array(count)
  for (let start = 0; start < count; start++) {
    let value = FNV_START
    for (let at = start; at < Math.min(start + SHINGLE, tokens.length); at++)
      value = mix(Math.imul(value, FNV_PRIME) ^ tokens[at]!)
    found[start] = value
  }
  found.sort()
  let unique = 1
  for (let at = 1; at < count; at++) if (found[at] !== found[at - 1]) found[unique++] = found[at]!
  return found.subarray(0, unique)
}

/** Shared shingles over all shingles, 0 to 1. */
export function jaccard(left: Uint32Array, right: Uint32Array): number {
  let [shared, at] = [0, 0]
  for (const value of left) {
    while (at < right.length && right[at]! < value) at++
    if (right[at] === value) shared++
  }
  return shared / (left.length + right.length - shared)
}

function tokenHashes(text: string): Uint32Array {
  let [found, count] = [new Uint32Array(Math.max(16, text.length >> 2)), 0]
  let [value, isInside] = [FNV_START, false]
  for (let at = 0; at <= text.length; at++) {
    const code = at < text.length ? text.charCodeAt(at) : 0
    if (isWord(code)) {
      value = Math.imul(value ^ code, FNV_PRIME)
      isInside = true
    } else if (isInside) {
      if (count === found.length) found = grown(found)
      found[count++] = value
      value = FNV_START
      isInside = false
    }
  }
  return found.subarray(0, count)
}

function isWord(code: number): boolean {
  return (
    (code >= 97 && code <= 122) ||
    (code >= 65 && code <= 90) ||
    (code >= 48 && code <= 57) ||
    code === 95 ||
    code >= 128
  )
}

function grown(array: Uint32Array): Uint32Array<ArrayBuffer> {
  const larger = new Uint32Array(array.length * 2)
  larger.set(array)
  return larger
}

/** The finaliser of MurmurHash3: every input bit reaches every output bit. */
export function mix(input: number): number {
  let value = input
  value = Math.imul(value ^ (value >>> 16), 0x85ebca6b)
  value = Math.imul(value ^ (value >>> 13), 0xc2b2ae35)
  return (value ^ (value >>> 16)) >>> 0
}
