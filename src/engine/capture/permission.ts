/** Whether anything may be stored of a suggestion: asked of its file each time, because a person may change their mind. */
import { type Suggestion } from '#contracts/suggestion'
import { type Store } from '#engine/store/store'
import { keepNewest } from './keepNewest'

/** Where something would be recorded of. */
export interface RecordedFile {
  /** Absolute folder. */
  readonly workspace: string
  /** Relative to the workspace, with forward slashes; null for what is of no file, such as a build. */
  readonly path: string | null
  readonly language: string | null
}

export type MayRecord = (file: RecordedFile) => boolean

export class Permission {
  /** Of late suggestions, by id. */
  readonly #files = new Map<string, RecordedFile>()

  constructor(
    private readonly store: Pick<Store, 'suggestions'>,
    private readonly mayRecord: MayRecord = () => true,
  ) {}

  /** Of a suggestion that was made just now. */
  toStore({ id, workspace, path, language }: Suggestion): boolean {
    const file = { workspace, path, language }
    keepNewest(this.#files, id, file)
    return this.mayRecord(file)
  }

  /** Of what is said of a suggestion; one that is not known is for others to judge. */
  toAddTo(suggestionId: string): boolean {
    const file = this.#files.get(suggestionId) ?? this.store.suggestions.get(suggestionId)
    return file === undefined || this.mayRecord(file)
  }

  /** Of what happens in a workspace as a whole. */
  in(workspace: string): boolean {
    return this.mayRecord({ workspace, path: null, language: null })
  }
}
