/** What a dataset is made of, as a person reads it. */
import type { DatasetCard } from '#contracts/dataset'
import { languageNames, reasonWords, sourceNames } from '#contracts/datasetWords'
import { counted } from './scoreboard'

/** @param folder in which it lies */
export function composition({ id, counts, size, licences, files }: DatasetCard, folder: string): string {
  const guard = files['guard.jsonl']?.rows ?? 0
  const tokens = `${size.areTokensCounted ? '' : 'about '}${size.tokens.toLocaleString('en')} tokens`
  const lines = [
    ['examples', `${counted(counts.bySplit)} from ${counts.files} files`],
    ['size', `${size.characters.toLocaleString('en')} characters to train on, ${tokens}`],
    ['sources', counted(named(counts.bySource, sourceNames))],
    ['languages', counted(named(counts.byLanguage, languageNames))],
    ['patterns', counted(counts.byPattern)],
    ['tasks', counted(counts.byTask)],
    ['formats', counted(counts.byFormat)],
    ['guard set', `${guard} general examples that show what is forgotten`],
    ['left out', counted(named(counts.leftOut, reasonWords))],
    ['secrets', `${counted(counts.redacted)} replaced`],
    ['licences', counted(licences)],
  ]
  return [`${id} in ${folder}`, ...lines.map(([title, text]) => `  ${title!.padEnd(10)} ${text}`)].join('\n')
}

function named(
  counts: Readonly<Record<string, number | undefined>>,
  names: Readonly<Record<string, string>>,
): Record<string, number> {
  return Object.fromEntries(Object.entries(counts).map(([name, count]) => [names[name] ?? name, count ?? 0]))
}
