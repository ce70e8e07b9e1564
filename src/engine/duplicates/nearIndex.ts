/** Which of the texts seen so far a new one is near to, by locality-sensitive hashing of their signatures. */
import { mix } from './shingles'
import { SIGNATURE_LENGTH, estimate } from './signature'

/** 51 bands of 5 rows find a pair of similarity 0.7 with a chance of 0.9999, and one of 0.3 in one of nine cases. */
const BANDS = 51
const ROWS = 5
const FIRST_CAPACITY = 64

/**
 * About 1.5 KB for each text. Candidates are judged by the estimate of their signatures, whose standard error at 0.7 is
 * 0.029: with a margin of two of them, about one near pair in forty at the very threshold is missed, and at 0.75 none.
 */
export class NearIndex<Key> {
  readonly #keys: Key[] = []
  readonly #least: number
  #signatures = new Uint32Array(FIRST_CAPACITY * SIGNATURE_LENGTH)
  /** First place of a bucket, and for each place the next one; a place is a text and a band. -1 ends a bucket. */
  #heads = new Int32Array(0)
  #next = new Int32Array(FIRST_CAPACITY * BANDS)
  /** By text, the number of the search that met it last. */
  #met = new Int32Array(FIRST_CAPACITY)
  #search = 0

  /** @param threshold Jaccard similarity from which on two texts are near */
  constructor(threshold = 0.7, margin = 0.058) {
    this.#least = threshold - margin
    this.#heads = buckets(FIRST_CAPACITY)
  }

  add(key: Key, signature: Uint32Array): void {
    const text = this.#keys.push(key) - 1
    if (text === this.#met.length) this.#grow()
    this.#signatures.set(signature, text * SIGNATURE_LENGTH)
    this.#link(text)
  }

  /** The nearest first. */
  near(signature: Uint32Array): Key[] {
    this.#search++
    const found: { text: number; similarity: number }[] = []
    for (let band = 0; band < BANDS; band++) {
      const bucket = bandHash(signature, band) & (this.#heads.length - 1)
      for (let place = this.#heads[bucket]!; place >= 0; place = this.#next[place]!) {
        const text = Math.floor(place / BANDS)
        if (this.#met[text] === this.#search) continue
        this.#met[text] = this.#search
        const similarity = estimate(this.#signatureOf(text), signature)
        if (similarity >= this.#least) found.push({ text, similarity })
      }
    }
    found.sort((left, right) => right.similarity - left.similarity || left.text - right.text)
    return found.map(({ text }) => this.#keys[text]!)
  }

  #signatureOf(text: number): Uint32Array {
    return this.#signatures.subarray(text * SIGNATURE_LENGTH, (text + 1) * SIGNATURE_LENGTH)
  }

  #link(text: number): void {
    const signature = this.#signatureOf(text)
    for (let band = 0; band < BANDS; band++) {
      const bucket = bandHash(signature, band) & (this.#heads.length - 1)
      const place = text * BANDS + band
      this.#next[place] = this.#heads[bucket]!
      this.#heads[bucket] = place
    }
  }

  #grow(): void {
    const texts = this.#met.length
    const [signatures, met] = [this.#signatures, this.#met]
    this.#signatures = new Uint32Array(signatures.length * 2)
    this.#signatures.set(signatures)
    this.#met = new Int32Array(texts * 2)
    this.#met.set(met)
    this.#next = new Int32Array(texts * 2 * BANDS)
    this.#heads = buckets(texts * 2)
    for (let text = 0; text < texts; text++) this.#link(text)
  }
}

/** A power of two. */
function buckets(texts: number): Int32Array<ArrayBuffer> {
  return new Int32Array(2 ** Math.ceil(Math.log2(texts * BANDS))).fill(-1)
}

function bandHash(signature: Uint32Array, band: number): number {
  let value = band + 1
  for (let row = 0; row < ROWS; row++)
    value = mix(Math.imul(value, 0x9e3779b1) ^ signature[band * ROWS + row]!)
  return value
}
