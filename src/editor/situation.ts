/** What the window knows about suggesting right now; the status bar shows it, and commands ask it. */
import type { ServerStatus } from '#contracts/serverProtocol'

export interface SituationFacts {
  readonly server: 'starting' | 'running' | 'restarting' | 'stopped'
  /** As the server said last; null before it did. */
  readonly status: ServerStatus | null
  /** Model name of the version that serves. */
  readonly version: string | null
  /** How far a training of this window is; null without one. */
  readonly training: string | null
  readonly paused: boolean
  /** Milliseconds since 1970; null while it is not paused, or paused until it is resumed. */
  readonly pausedUntil: number | null
  readonly trusted: boolean
  /** Whether what becomes of suggestions is stored. */
  readonly recording: boolean
  /** The person's switch for suggestions, for the file in front. */
  readonly suggesting: 'on' | 'off' | 'offInLanguage'
  /** VS Code's own switch for inline suggestions. */
  readonly inlineSuggest: boolean
  /** The file in front. `tooLarge`: VS Code shows it to nobody. `long`: too long to be parsed at every key. */
  readonly file: 'none' | 'supported' | 'long' | 'tooLarge' | 'unsupported'
  /** How people call the language of the file in front; null where nothing is suggested in it. */
  readonly languageName: string | null
}

export class Situation {
  readonly #listeners = new Set<(facts: SituationFacts) => void>()

  constructor(private facts: SituationFacts) {}

  get now(): SituationFacts {
    return this.facts
  }

  update(changes: Partial<SituationFacts>): void {
    this.facts = { ...this.facts, ...changes }
    for (const listener of this.#listeners) listener(this.facts)
  }

  /** Also called once at the start. */
  follow(listener: (facts: SituationFacts) => void): { dispose(): void } {
    this.#listeners.add(listener)
    listener(this.facts)
    return { dispose: () => this.#listeners.delete(listener) }
  }
}
