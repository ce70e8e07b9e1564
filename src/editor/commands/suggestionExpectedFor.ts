/** Which suggestion of a file a person means who expected something else: no VS Code. */
import type { DecidedSuggestion } from '#contracts/decidedSuggestion'
import type { AcceptedBlock } from '#editor/suggestions/acceptedBlocks'

export interface ExpectedFor {
  readonly suggestion: DecidedSuggestion
  /** Where its text stands, of one that was accepted. */
  readonly block: AcceptedBlock | null
}

/**
 * The latest that was refused or taken back, or the accepted text at the cursor where that is later; null without either.
 * @param decided of the file, the newest first
 */
export function suggestionExpectedFor(
  decided: readonly DecidedSuggestion[],
  blocks: readonly AcceptedBlock[],
  at: { readonly uri: string; readonly offset: number },
): ExpectedFor | null {
  for (const suggestion of decided) {
    if (suggestion.became !== 'accepted' || suggestion.undone) return { suggestion, block: null }
    const block = blocks.find(({ id }) => id === suggestion.id)
    if (block && block.uri === at.uri && block.start <= at.offset && at.offset <= block.end)
      return { suggestion, block }
  }
  return null
}
