/** Examples from accepted suggestions that were kept: the text as it stood when it was looked at again. */
import type { Example, LeftOutReason, Split } from '#contracts/example'
import type { Suggestion } from '#contracts/suggestion'
import { formatExample } from '#engine/completion/completion'
import { exampleId } from './exampleId'
import { fileGroup } from './fileGroup'
import type { Workspace } from './readWorkspace'

/** An accepted suggestion with the last survival that was measured, or null where none was yet. */
export interface AcceptedText {
  readonly suggestion: Suggestion
  readonly survival: { readonly keptRatio: number; readonly finalText: string } | null
}

/** Below half of the characters, the person wrote something else. */
const KEPT = 0.5

export function fromSuggestions(
  accepted: readonly AcceptedText[],
  workspace: Workspace,
  leave: (reason: LeftOutReason) => void,
): { split: Split; example: Example }[] {
  const splits = new Map(workspace.files.map((file) => [file.group, file.split]))
  return accepted.flatMap(({ suggestion, survival }) => {
    if (suggestion.workspace !== workspace.folder) return []
    const group = fileGroup(suggestion.path)
    const split = splits.get(group)
    const completion = survival?.finalText.trimEnd() ?? ''
    // Not settled, not kept, or in a file that is gone: no evidence of what the person wants.
    if (survival === null || survival.keptRatio < KEPT || completion === '' || split === undefined) {
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
