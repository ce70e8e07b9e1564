/** Which files of a workspace declare a type: built in the background from names and texts, file by file. */
import { setImmediate } from 'node:timers/promises'

/** About 3 MB of names and paths at most. */
const MOST_FILES = 5_000
const MOST_NAMES = 20_000
/** A name that stands in more files than this says little. */
const MOST_PATHS = 4

export class TypeIndex {
  readonly #paths = new Map<string, string[]>()

  /**
   * Gives way to everything else after each file. Ends early, with what there is, when aborted.
   * @param paths from the workspace @param declaredIn asked once of each that may declare types
   */
  static async build(
    paths: AsyncIterable<string> | Iterable<string>,
    declaredIn: (path: string) => Promise<Iterable<string>>,
    signal?: AbortSignal,
  ): Promise<TypeIndex> {
    const index = new TypeIndex()
    let files = 0
    for await (const path of paths) {
      if (signal?.aborted === true || ++files > MOST_FILES || index.#paths.size >= MOST_NAMES) break
      if (!/\.(cs|tsx?)$/i.test(path)) continue
      for (const name of await declaredIn(path)) index.#add(name, path)
      await setImmediate()
    }
    return index
  }

  find(name: string): readonly string[] {
    return this.#paths.get(name) ?? []
  }

  #add(name: string, path: string): void {
    const paths = this.#paths.get(name)
    if (paths === undefined) this.#paths.set(name, [path])
    else if (paths.length < MOST_PATHS) paths.push(path)
  }
}
