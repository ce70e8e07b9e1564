/**
 * How the person types and reads. All of it depends on the seed and the place in the file alone, so that every client
 * meets the same person.
 *
 * Sources: keys of 238 ms in the mean, the slower typists and the pauses between bursts included, and 6 % of
 * the keys spent on corrections (Dhakal et al., "Observations on Typing from 136 Million Keystrokes", CHI 2018); pauses at
 * the start of a line are several times those inside one. Reading a suggestion: half a second and more for longer ones.
 */
import { seeded, seededLogNormal } from './seeded'

const KEY_MS = 150
const WORD_MS = 240
const LINE_MS = 900
const THINKING_MS = 1600
const JUMP_MS = 1800
const THINKS = 0.03
const MISTYPES = 0.025
const ACCEPTS = 0.7
const REJECTS = 0.1
const READING_MS = 450
const READING_MS_PER_CHARACTER = 4
const LONGEST_READ = 120

export class Person {
  constructor(
    private readonly seed: number,
    private readonly path: string,
  ) {}

  /** Milliseconds before the key that writes the character behind `before`. */
  pause(before: string, at: number): number {
    const of = [this.seed, this.path, 'pause', at] as const
    if (seeded(...of, 'thinks') < THINKS) return seededLogNormal(THINKING_MS, 0.5, ...of)
    const previous = before.at(-1) ?? '\n'
    if (/^[ \t]*$/.test(before.slice(before.lastIndexOf('\n') + 1)))
      return seededLogNormal(LINE_MS, 0.6, ...of)
    return seededLogNormal(/\w/.test(previous) ? KEY_MS : WORD_MS, 0.45, ...of)
  }

  /** Milliseconds before the first key in another part of the file. */
  jump(at: number): number {
    return seededLogNormal(JUMP_MS, 0.5, this.seed, this.path, 'jump', at)
  }

  /** Wrong characters typed before the right one, noticed and deleted one by one; mostly none. */
  mistake(at: number): string {
    if (seeded(this.seed, this.path, 'mistake', at) >= MISTYPES) return ''
    const length = 1 + Math.floor(seeded(this.seed, this.path, 'mistakes', at) * 3)
    return 'qxzjkv'.slice(Math.floor(seeded(this.seed, this.path, 'wrong', at) * 3)).slice(0, length)
  }

  /** Milliseconds for which a ghost text must stand before the person has read it. */
  reads(text: string, at: number): number {
    const length = Math.min(text.length, LONGEST_READ)
    return (
      seededLogNormal(READING_MS, 0.25, this.seed, this.path, 'reads', at) + READING_MS_PER_CHARACTER * length
    )
  }

  /** Whether a right one is taken with Tab; otherwise it is typed. */
  accepts(at: number): boolean {
    return seeded(this.seed, this.path, 'accepts', at) < ACCEPTS
  }

  /** Whether a wrong one is dismissed with Esc once it was read; otherwise it is typed over. */
  rejects(at: number): boolean {
    return seeded(this.seed, this.path, 'rejects', at) < REJECTS
  }
}
