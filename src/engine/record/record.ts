/** What was recorded, in the hands of the person: shown, exported, forgotten, kept within bounds, taken over from elsewhere. */
import { rm } from 'node:fs/promises'
import type { Forgotten, Recorded, RecordSelection } from '#contracts/record'
import { type Exported, exportRecord } from './exportRecord'
import { countForgotten, forget } from './forget'
import { importContinue, type Imported, type ImportParts } from './importContinue'
import { recorded } from './recorded'
import { recordedText } from './recordedText'

export { RetentionWatch } from './retentionWatch'
export type { Exported } from './exportRecord'
export type { Imported } from './importContinue'

export interface RecordParts extends ImportParts {
  /** Resolves when everything that was reported is stored, so that nothing of it comes afterwards. */
  readonly settled: () => Promise<void>
  /** Does work while nobody makes examples of what is recorded: they would keep its text. */
  readonly exclusively: <T>(work: () => Promise<T>) => Promise<T>
  /** Absolute folder of what was found out of files, to be found out again once something was forgotten. */
  readonly cache: string
}

export class RecordBook {
  constructor(private readonly parts: RecordParts) {}

  async show(selection: RecordSelection, limit: number): Promise<Recorded> {
    await this.parts.settled()
    return recorded(selection, limit, this.parts.store)
  }

  /** The same as a text. */
  async read(selection: RecordSelection, limit: number): Promise<string> {
    return recordedText(await this.show(selection, limit))
  }

  async countForgotten(selection: RecordSelection): Promise<Forgotten> {
    await this.parts.settled()
    return countForgotten(selection, this.parts.store)
  }

  /** For good: its text is neither in the database nor in the files of a dataset afterwards. */
  async forget(selection: RecordSelection): Promise<Forgotten> {
    await this.parts.settled()
    return await this.parts.exclusively(async () => {
      await rm(this.parts.cache, { recursive: true, force: true, maxRetries: 5 })
      return await forget(selection, this.parts.store)
    })
  }

  /** @param file absolute path; the schema of its lines goes beside it */
  async export(file: string, signal?: AbortSignal): Promise<Exported> {
    await this.parts.settled()
    return await exportRecord(file, this.parts.store, signal)
  }

  /** @param folder in which files belong together; null for the repository of each */
  async importContinue(file: string, folder: string | null): Promise<Imported> {
    return await importContinue(file, folder, this.parts)
  }
}
