/** What files were called in older commits: renames, followed from the newest commit back. */
import type { ChangedFile } from '#platform/commitPatches'

export class PathsThen {
  readonly #now = new Map<string, string>()

  /** What a file of a commit is called now, as far as newer commits say. */
  now(path: string): string {
    return this.#now.get(path) ?? path
  }

  /** To be told of each commit after its own files were asked of. */
  before(files: readonly ChangedFile[]): void {
    const renamed = files.flatMap(({ path, from }) =>
      from === null ? [] : [[from, this.now(path)] as const],
    )
    for (const [from, now] of renamed) this.#now.set(from, now)
  }
}
