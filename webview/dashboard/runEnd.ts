/** How a run ended, in a person's words. */
import type { Run } from '#contracts/run'

const GOES_ON = 'Train again: it goes on from here if the code is unchanged.'

export interface RunEnd {
  readonly word: string
  readonly good: boolean | null
  /** What a person can make of it; empty where the word says it all. */
  readonly note: string
}

/** @param goesOn whether a process works on it: a run that says it runs while none does was broken off */
export function runEnd({ state, message }: Run, goesOn: boolean): RunEnd {
  switch (state) {
    case 'trained':
      return { word: 'trained', good: true, note: '' }
    case 'running':
      return goesOn
        ? { word: 'running', good: null, note: '' }
        : {
            word: 'broken off',
            good: null,
            note: GOES_ON,
          }
    case 'cancelled':
      return {
        word: 'cancelled',
        good: null,
        note: GOES_ON,
      }
    case 'outOfMemory':
      return {
        word: 'out of memory',
        good: false,
        note: message ?? 'Close other programs, or choose a smaller base.',
      }
    case 'failed':
      return { word: 'failed', good: false, note: message ?? 'The log of Apprentice says why.' }
  }
}
