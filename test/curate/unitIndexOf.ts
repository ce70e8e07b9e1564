/** An index of files whose texts a test says. */
import { unitHeads } from '#engine/curate/survey/unitHeads'
import type { UnitFile } from '#engine/curate/tasks/unitIndex'
import { UnitIndex } from '#engine/curate/tasks/unitIndex'
import { languageOf } from '#engine/language/language'
import { recognise } from '#engine/recognise/recognise'
import { FoundOut } from '#engine/store/foundOut'

/** Its parsers must be loaded. @param change what else is known of a file */
export function unitIndexOf(
  texts: Readonly<Record<string, string>>,
  change: (path: string) => Partial<UnitFile> = () => ({}),
): UnitIndex {
  const { units: heads } = FoundOut.open(null)
  const files = Object.entries(texts).map(([path, text]) => {
    const language = languageOf(path)!
    const units = recognise(text, language, path)
    return { path, language, hash: text, group: path, at: null, units, ...change(path) }
  })
  for (const { path, units } of files) heads.add(path, unitHeads(units).heads, unitHeads(units).stored)
  const byPath = new Map(files.map((file) => [file.path, file.units]))
  return new UnitIndex(files, heads, (path) => byPath.get(path) ?? [])
}
