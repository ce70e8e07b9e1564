/** Draws that repeat: the same ones for the same seed. */
import { seededRandom } from '#platform/seededRandom'

export const lower = 'abcdefghijklmnopqrstuvwxyz'
export const upper = lower.toUpperCase()
export const digits = '0123456789'
export const alphanumeric = upper + lower + digits
export const base64Alphabet = `${alphanumeric}+/`
export const base64UrlAlphabet = `${alphanumeric}-_`

export class Chance {
  readonly #random: () => number

  constructor(seed: string) {
    this.#random = seededRandom(seed)
  }

  /** A whole number, both ends possible. */
  between(least: number, most: number): number {
    return least + Math.floor(this.#random() * (most - least + 1))
  }

  pick<Item>(items: readonly Item[]): Item {
    return items[this.between(0, items.length - 1)]!
  }

  characters(length: number, alphabet: string): string {
    return Array.from({ length }, () => alphabet[this.between(0, alphabet.length - 1)]).join('')
  }

  hex(length: number): string {
    return this.characters(length, `${digits}abcdef`)
  }

  /** Of so many random bytes, with its padding. */
  base64(bytes: number): string {
    const values = Array.from({ length: bytes }, () => this.between(0, 255))
    return Buffer.from(values).toString('base64')
  }

  guid(): string {
    return [8, 4, 4, 4, 12].map((length) => this.hex(length)).join('-')
  }
}
