/** Whether the person agreed to be recorded at a place. */
import { fileURLToPath } from 'node:url'
import type { Recording, RecordingPolicy } from '#contracts/recording'
import { wayInside } from '#platform/wayInside'

export interface RecordedPlace {
  /** Absolute folder. */
  readonly workspace: string
  /** Null for what belongs to no language, such as a build. */
  readonly language: string | null
}

export class RecordingConsent {
  #policy: RecordingPolicy

  constructor(recording: Recording) {
    this.#policy = withPaths(recording)
  }

  set(recording: Recording): void {
    this.#policy = withPaths(recording)
  }

  /** Whether there is any place at which something may be recorded. */
  get anywhere(): boolean {
    return [this.#policy, ...(this.#policy.folders ?? [])].some(
      ({ recording, languages = {} }) => recording || Object.values(languages).includes(true),
    )
  }

  allows({ workspace, language }: RecordedPlace): boolean {
    const [innermost = this.#policy] = (this.#policy.folders ?? [])
      .filter(({ folder }) => wayInside(folder, workspace) !== null)
      .sort((a, b) => b.folder.length - a.folder.length)
    return (language === null ? undefined : innermost.languages?.[language]) ?? innermost.recording
  }
}

function withPaths(recording: Recording): RecordingPolicy {
  if (typeof recording === 'boolean') return { recording }
  const { folders = [], ...rest } = recording
  return { ...rest, folders: folders.map((said) => ({ ...said, folder: pathOf(said.folder) })) }
}

function pathOf(folder: string): string {
  if (!/^file:/i.test(folder)) return folder
  try {
    return fileURLToPath(folder)
  } catch {
    // Of another platform, or on a host: nothing here is inside of it.
    return folder
  }
}
