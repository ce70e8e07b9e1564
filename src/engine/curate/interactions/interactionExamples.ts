/** Examples from what a person did with suggestions (docs/teaching.md), read page by page: one page is in memory at most. */
import type { Split } from '#contracts/example'
import type { Settings } from '#contracts/settings'
import { loadParsers } from '#engine/language/language'
import type { Store } from '#engine/store/store'
import { fromSuggestion } from './fromSuggestion'
import type { Sourced } from '#engine/curate/example/sourced'

export interface InteractionParts {
  readonly store: Pick<Store, 'taughtSuggestions'>
  readonly workspace: string
  /** Null for a file that is not in the dataset. */
  readonly splitOf: (path: string) => Split | null
  readonly settings: Settings
  readonly signal?: AbortSignal | undefined
}

const PAGE = 200

/**
 * Of each suggestion that the person said or did something about, in the order in which they were stored, its examples
 * or the reason why there are none. Those of held-out files are examples of their split.
 */
export async function* interactionExamples(parts: InteractionParts): AsyncGenerator<Sourced> {
  const { store, workspace, splitOf, settings, signal } = parts
  await loadParsers()
  let after = 0
  for (;;) {
    signal?.throwIfAborted()
    const page = store.taughtSuggestions({ workspace, after, limit: PAGE })
    for (const row of page) {
      const { id, path } = row.suggestion
      // A file that is gone may have become a held-out one under another name, and one that was left out may be near one.
      const found = splitOf(path) === null ? 'notGrounded' : fromSuggestion(row, settings)
      if (typeof found === 'string') yield { kind: 'leftOut', reason: found, where: id }
      else for (const example of found) yield { kind: 'example', example }
    }
    const last = page.at(-1)
    if (last === undefined) return
    after = last.sequence
  }
}
