/** The one answer to whether anything may be recorded of a file: the person agreed there, and it is not left alone. */
import type { Recording, RecordingChange } from '#contracts/recording'
import type { Exclusions } from './exclude'
import { type RecordedPlace, RecordingConsent } from './recordingConsent'

export class RecordingRules {
  readonly #consent: RecordingConsent

  /** @param globs that the engine's own settings leave out, whatever an editor says */
  constructor(
    readonly exclusions: Exclusions,
    recording: Recording,
    private readonly globs: readonly string[] = [],
  ) {
    this.#consent = new RecordingConsent(recording)
  }

  change({ recording, exclude }: RecordingChange): void {
    this.#consent.set(recording)
    if (exclude !== undefined) this.exclusions.setGlobs([...this.globs, ...exclude])
  }

  get anywhere(): boolean {
    return this.#consent.anywhere
  }

  /** A path is null or empty for what is of no file, such as a build or a conversation. */
  mayRecord({ workspace, path, language }: RecordedPlace & { readonly path: string | null }): boolean {
    if (!this.#consent.allows({ workspace, language })) return false
    return path === null || path === '' || !this.exclusions.excludes({ workspace, path })
  }
}
