/** Examples from accepted suggestions that were kept: the text as it stood when it was looked at again. */
import type { Example, LeftOutReason, Split } from '#contracts/example'
import type { Suggestion } from '#contracts/suggestion'
import { formatExample } from '#engine/completion/completion'
import { exampleId } from './exampleId'
import { fileGroup } from './fileGroup'
import type { Workspace } from './readWorkspace'

/** An accepted suggestion with what became of it. */
export interface AcceptedText {
  readonly suggestion: Suggestion
  /** The last that was measured; null where none was yet. */
  readonly survival: { readonly keptRatio: number; readonly finalText: string } | null
  /** The accept was taken back. */
  readonly undone: boolean
  /** 1 to 5; null without a rating. */
  readonly stars: number | null
}

/** Below half of the characters, the person wrote something else. */
const KEPT = 0.5
/** Up to here the person says that they did not want it. */
const POOR = 2

export function fromSuggestions(
  accepted: readonly AcceptedText[],
  workspace: Workspace,
  leave: (reason: LeftOutReason) => void,
): { split: Split; example: Example }[] {
  const splits = new Map(workspace.files.map((file) => [file.group, file.split]))
  return accepted.flatMap(({ suggestion, survival, undone, stars }) => {
    if (suggestion.workspace !== workspace.folder) return []
    const group = fileGroup(suggestion.path)
    const split = splits.get(group)
    const completion = survival?.finalText.trimEnd() ?? ''
    if (stars !== null && stars <= POOR) {
      leave('ratedPoor')
      return []
    }
    // Not settled, not kept, or in a file that is gone: no evidence of what the person wants.
    const settled = survival !== null && !undone
    if (!settled || survival.keptRatio < KEPT || completion === '' || split === undefined) {
      leave('notKept')
      return []
    }
    // A placeholder in the answer would be learnt as if a person wrote it.
    if (completion.includes('<redacted:')) {
      leave('heldSecret')
      return []
    }
    const prompt = formatExample(suggestion.prefix, suggestion.suffix)
    return [
      {
        split,
        example: {
          id: exampleId(prompt, completion),
          prompt,
          completion,
          weight: 1,
          language: suggestion.language,
          task: suggestion.scope,
          group,
          source: { kind: 'suggestion', suggestionId: suggestion.id, path: suggestion.path },
        },
      },
    ]
  })
}
