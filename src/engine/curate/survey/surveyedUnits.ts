/** The units of surveyed files, found by what others call them, and read when they are asked for. */
import type { Unit } from '#engine/recognise/recognise'
import type { UnitHeads } from '#engine/store/unitHeads'
import { givingWay } from '#platform/giveWay'
import type { Looker } from './looker'
import type { Survey } from './survey'

/** What was forgotten since the survey is looked at again. @returns the units of a file by its path, in its order */
export async function surveyedUnits(
  { files }: Survey,
  looker: Looker,
  heads: UnitHeads,
): Promise<(path: string) => readonly Unit[]> {
  const giveWay = givingWay()
  for (const { path, language, hash } of files) {
    await giveWay()
    const looked = looker.known(path, language, hash) ?? (await looker.look(path, language))
    // Where it is another text by now, nothing of it is taken.
    if (looked.kind === 'facts' && looked.facts.hash === hash)
      heads.add(path, looked.facts.heads, looked.facts.stored)
  }
  const byPath = new Map(files.map((file) => [file.path, file]))
  return (path) => {
    const file = byPath.get(path)
    return file === undefined ? [] : looker.unitsOf(file)
  }
}
