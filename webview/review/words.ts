/** What a person reads for the names that data has. */
import type { ReviewedExample } from '#contracts/datasetReview'
import { languageNames } from '#contracts/datasetWords'

const sources: Readonly<Record<string, string>> = {
  repository: 'Your files',
  suggestion: 'Your suggestions',
  commit: 'Your commits',
}

const formats: Readonly<Record<string, string>> = {
  fim: 'At a cursor',
  chat: 'In words',
  kto: 'Wanted or not',
  dpo: 'One rather than the other',
}

const splits: Readonly<Record<string, string>> = {
  train: 'Learnt',
  validation: 'Held out (validation)',
  test: 'Held out (test)',
}

const decisions: Readonly<Record<string, string>> = {
  drop: 'Dropped',
  pin: 'Pinned',
  edit: 'Edited',
  none: 'Undecided',
}

const byField = {
  language: languageNames,
  source: sources,
  format: formats,
  split: splits,
  decision: decisions,
}

/** `writeTemplate` is read as "Write template". */
export function wordFor(field: string, name: string): string {
  const known: string | undefined = byField[field as keyof typeof byField]?.[name]
  return (
    known ??
    name.charAt(0).toUpperCase() + name.slice(1).replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`)
  )
}

/** From where, and what for, in one line. */
export function aboutExample(example: ReviewedExample): string {
  const { source, task, pattern, language, split, format, isWanted } = example
  return [
    wordFor('split', split),
    wordFor('source', source.kind),
    wordFor('language', language),
    format === 'kto' ? (isWanted ? 'Wanted' : 'Not wanted') : wordFor('task', task),
    ...(pattern === null ? [] : [wordFor('pattern', pattern)]),
  ].join(' · ')
}
