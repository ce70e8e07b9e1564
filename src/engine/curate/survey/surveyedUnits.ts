/** The units of surveyed files, found by what others call them, and read when they are asked for. */
import type { Unit } from '#engine/recognise/recognise'
import type { UnitHeads } from '#engine/store/unitHeads'
import { givingWay } from '#platform/giveWay'
import type { Looker } from './looker'
import type { Survey } from './survey'

export interface SurveyedUnits {
  /** The units of a file, in its order. */
  readonly unitsOf: (path: string) => readonly Unit[]
  /** Names of the types that a file declares. */
  readonly declaredIn: (path: string) => readonly string[]
}

/** What was forgotten since the survey is looked at again. */
export async function surveyedUnits(
  { files }: Survey,
  looker: Looker,
  heads: UnitHeads,
): Promise<SurveyedUnits> {
  const giveWay = givingWay()
  for (const { path, language, hash } of files) {
    await giveWay()
    const looked = looker.known(path, language, hash) ?? (await looker.look(path, language))
    // Where it is another text by now, nothing of it is taken.
    if (looked.kind === 'facts' && looked.facts.hash === hash)
      heads.add(path, looked.facts.heads, looked.facts.stored)
  }
  const byPath = new Map(files.map((file) => [file.path, file]))
  return {
    unitsOf: (path) => {
      const file = byPath.get(path)
      return file === undefined ? [] : looker.unitsOf(file)
    },
    declaredIn: (path) => {
      const file = byPath.get(path)
      const known = file === undefined ? null : looker.known(path, file.language, file.hash)
      return known?.kind === 'facts' ? known.facts.declared : []
    },
  }
}
