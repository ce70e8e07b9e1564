/**
 * Which files are left alone: never read for a prompt, never recorded and never trained on. What looks like a secret,
 * what the settings or an `.apprenticeignore` name, and what git ignores.
 */
import ignore, { type Ignore } from 'ignore'
import { type Clock, systemClock } from '#platform/clock'
import { IgnoreFiles } from './ignoreFiles'
import { looksSecret } from './looksSecret'

export { RecordingRules } from './recordingRules'

/** Why a file is left alone. `outside`: its path leads out of the workspace. */
export type ExclusionReason = 'outside' | 'secretFile' | 'setting' | 'ignoreFile' | 'apprenticeIgnore'

export interface FilePlace {
  /** Absolute folder. */
  readonly workspace: string
  /** Relative to the workspace, with forward slashes; a folder ends in one. */
  readonly path: string
}

export class Exclusions {
  readonly #git: IgnoreFiles
  readonly #own: IgnoreFiles
  #globs: Ignore

  /** @param globs as in an ignore file */
  constructor(globs: readonly string[] = [], clock: Pick<Clock, 'now'> = systemClock) {
    this.#git = new IgnoreFiles('.gitignore', clock)
    this.#own = new IgnoreFiles('.apprenticeignore', clock)
    this.#globs = ignore().add([...globs])
  }

  /** From now on these; the ignore files say what they say. */
  setGlobs(globs: readonly string[]): void {
    this.#globs = ignore().add([...globs])
  }

  /** Null where nothing speaks against it. Asks the disk about ignore files at most once a second each. */
  reasonFor({ workspace, path }: FilePlace): ExclusionReason | null {
    if (!ignore.isPathValid(path) || path.split('/').includes('..') || /^[a-z]:/i.test(path)) return 'outside'
    if (looksSecret(path)) return 'secretFile'
    if (this.#globs.ignores(path)) return 'setting'
    if (this.#own.ignores(workspace, path)) return 'apprenticeIgnore'
    return this.#git.ignores(workspace, path) ? 'ignoreFile' : null
  }

  excludes(file: FilePlace): boolean {
    return this.reasonFor(file) !== null
  }
}
