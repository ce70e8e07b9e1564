/**
 * Credits a build or test result to accepted suggestions: those of its workspace, of the last day, that still stand
 * (not undone) and have had no result of its kind yet. Each so gets the first build and the first test after its accept.
 */
import { type CommandOutcome } from '#contracts/outcome'
import { type Store } from '#engine/store/store'
import { randomUUID } from 'node:crypto'

const dayMilliseconds = 24 * 60 * 60 * 1000
/** Below half of the characters the person wrote something else, and the result is not the suggestion's. */
const standing = 0.5

export interface CommandResult {
  readonly kinds: readonly CommandOutcome['kind'][]
  readonly workspace: string
  /** Redacted. */
  readonly command: string
  readonly exitCode: number
  readonly at: number
}

/** @param ratioNow share that stands of a text whose survival is still to be measured, or null */
export function attributeCommand(
  store: Pick<Store, 'acceptedSuggestions' | 'outcomes' | 'transaction'>,
  { kinds, workspace, command, exitCode, at }: CommandResult,
  ratioNow: (suggestionId: string) => number | null,
): void {
  store.transaction(() => {
    for (const { suggestion, survivals, commands, undone } of store.acceptedSuggestions({
      workspace,
      since: at - dayMilliseconds,
    })) {
      const ratio = ratioNow(suggestion.id) ?? survivals.at(-1)?.keptRatio ?? 1
      if (undone || ratio < standing) continue
      for (const kind of kinds.filter((each) => !commands.some((outcome) => outcome.kind === each))) {
        const passed = exitCode === 0
        store.outcomes.add({
          id: randomUUID(),
          suggestionId: suggestion.id,
          kind,
          at,
          command,
          exitCode,
          passed,
        })
      }
    }
  })
}
