/** Where examples come from, the better witness first. */
import type { Split } from '#contracts/example'
import type { CommitSource } from '#platform/commitPatches'
import { languageOf } from '#engine/language/language'
import type { Redact } from '#engine/redact/redact'
import { type HistoryParts, historyExamples } from '#engine/curate/history/historyExamples'
import { type InteractionParts, interactionExamples } from '#engine/curate/interactions/interactionExamples'
import { readSurveyed } from '#engine/curate/survey/readSurveyed'
import { type DigParts, repositoryExamples } from '#engine/curate/places/repositoryExamples'
import type { Sourced } from '#engine/curate/example/sourced'
import type { Survey } from '#engine/curate/survey/survey'
import { UnitIndex, unitExamples } from '#engine/curate/tasks/unitExamples'

export interface SourceParts
  extends
    Omit<InteractionParts, 'workspace' | 'splitOf'>,
    Omit<DigParts, 'options'>,
    Pick<HistoryParts, 'settings'> {
  readonly redact: Redact
  readonly history: CommitSource
}

export function sourcesOf(
  surveyed: Survey,
  splitOf: (path: string) => Split | null,
  options: DigParts['options'],
  parts: SourceParts,
): AsyncIterable<Sourced>[] {
  const { folder, files, documents } = surveyed
  const splitOfDocument = (path: string): Split | null => documents.get(path) ?? null
  const units = new UnitIndex(
    files.flatMap((file) => {
      const language = languageOf(file.path)
      return language === null ? [] : [{ ...file, language }]
    }),
  )
  return [
    interactionExamples({ ...parts, workspace: folder, splitOf }),
    unitExamples(units, readSurveyed(surveyed, parts.redact), splitOf),
    historyExamples({ ...parts, splitOf, splitOfDocument }),
    repositoryExamples(surveyed, { ...parts, options }),
  ]
}
