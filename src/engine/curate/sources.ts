/** Where examples come from, the better witness first. */
import type { Split } from '#contracts/example'
import type { Sourced } from '#engine/curate/example/sourced'
import { type HistoryParts, historyExamples } from '#engine/curate/history/historyExamples'
import { type InteractionParts, interactionExamples } from '#engine/curate/interactions/interactionExamples'
import { type DigParts, repositoryExamples } from '#engine/curate/places/repositoryExamples'
import type { Survey } from '#engine/curate/survey/survey'
import { unitExamples } from '#engine/curate/tasks/unitExamples'
import { UnitIndex } from '#engine/curate/tasks/unitIndex'
import { languageOf } from '#engine/language/language'
import type { FoundOut } from '#engine/store/foundOut'

export interface SourceParts
  extends
    Omit<InteractionParts, 'workspace'>,
    Omit<DigParts, 'findings'>,
    Omit<HistoryParts, 'workspace' | 'splitOfDocument' | 'findings'> {
  readonly foundOut: FoundOut
}

export function sourcesOf(surveyed: Survey, parts: SourceParts): AsyncIterable<Sourced>[] {
  const { folder, files, documents } = surveyed
  const { units: heads, findings } = parts.foundOut
  const splitOfDocument = (path: string): Split | null => documents.get(path) ?? null
  const share = (from: number, to: number) => (done: number) => parts.onProgress?.(from + done * (to - from))
  const code = files.flatMap((file) => {
    const language = languageOf(file.path)
    return language === null ? [] : [{ ...file, language }]
  })
  return [
    interactionExamples({ ...parts, workspace: folder }),
    unitExamples(new UnitIndex(code, heads, parts.unitsOf), {
      ...{ ...parts, findings },
      onProgress: share(0, 0.3),
    }),
    historyExamples({ ...parts, workspace: folder, findings, splitOfDocument }),
    repositoryExamples(surveyed, { ...parts, findings, onProgress: share(0.3, 1) }),
  ]
}
