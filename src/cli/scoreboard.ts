/** The scoreboard of a pass: what a person wants to know of it, on one screen. */
import { guardWords, hasForgotten } from '#contracts/guardWords'
import type { LoopReport } from '#contracts/loopReport'
import type { Comparison, GuardMeasures, Measures } from '#contracts/scorecard'
import { table } from './table'

export function scoreboard(report: LoopReport): string {
  const { recorded, dataset, training, verdict, measures, gains, guard, swap, showcase, seconds } = report
  const parts = [
    heading('Recorded'),
    recorded === null
      ? '  nothing this time'
      : `  ${recorded.opportunities} places asked at by a replayed developer: ${recorded.suggestions} suggestions shown, ` +
        `${recorded.rejected} rejected, ${recorded.accepted} accepted, ${recorded.survived} of them left as they were`,
    heading('Dataset', seconds['curate']),
    `  ${dataset.id}: ${counted(dataset.counts.bySplit)} examples from ${dataset.counts.files} files (${counted(dataset.counts.byLanguage)})`,
    `  left out: ${counted(dataset.counts.leftOut)}; secrets replaced: ${counted(dataset.counts.redacted)}`,
    heading('Training', seconds['train']),
    training.state === 'trained'
      ? `  ${training.steps} steps; validation loss ${fixed(training.lossBefore)} before, ${fixed(training.lossAfter)} after`
      : `  ${training.state}; ${training.message ?? 'the same command goes on from here'}`,
  ]
  if (verdict && measures && gains) {
    parts.push(
      heading('Verdict', seconds['evaluate']),
      `  ${verdict.decision.toUpperCase()} on ${verdict.examples} held-out places (${gains.better} answered better, ${gains.worse} worse)`,
      indent(comparisonTable(measures)),
      ...verdict.reasons.map((reason) => `  - ${reason}`),
      ...guardLines(guard).map((line) => `  ${line}`),
    )
  }
  if (swap) {
    parts.push(
      heading('Swap', seconds['deploy']),
      swap.state === 'switched' ? `  ${swap.from}  ->  ${swap.to}` : `  none: ${swap.to} goes on serving`,
    )
  }
  if (showcase)
    parts.push(
      heading('One held-out place, before and after (the one that gained most)'),
      indent(completion(showcase)),
    )
  parts.push('', `Done in ${Math.round(seconds['total'] ?? 0)} s.`)
  return parts.join('\n')
}

/** `3 csharp, 2 html`, the largest first. */
export function counted(counts: Readonly<Record<string, number>>): string {
  const entries = Object.entries(counts).filter(([, count]) => count > 0)
  if (entries.length === 0) return 'none'
  return entries
    .sort(([, left], [, right]) => right - left)
    .map(([name, count]) => `${count} ${name}`)
    .join(', ')
}

export function comparisonTable(of: { readonly incumbent: Measures; readonly candidate: Measures }): string {
  const row = (name: string, measures: Measures): string[] => [
    name,
    measures.tag,
    measures.loss.toFixed(3),
    percent(measures.exactMatch),
    measures.editSimilarity.toFixed(3),
    percent(measures.empty),
    `${Math.round(measures.medianMs)} ms`,
  ]
  return table(
    ['', 'version', 'loss', 'exact', 'similarity', 'empty', 'median'],
    [row('now', of.incumbent), row('candidate', of.candidate)],
  )
}

/** Nothing where the dataset has no guard set, or where the verdict's reasons say what is forgotten. */
export function guardLines(guard: GuardMeasures | null): string[] {
  return guard === null || hasForgotten(guard)
    ? []
    : [`General code, not yet part of the verdict: ${guardWords(guard)}`]
}

function completion({ path, before, expected, incumbent, candidate }: Comparison): string {
  return [
    path,
    indent(before.replace(/^\n+/, ''), '    | '),
    `  wanted  ${oneLine(expected)}`,
    `  before  ${oneLine(incumbent)}`,
    `  after   ${oneLine(candidate)}`,
  ].join('\n')
}

const heading = (title: string, seconds?: number): string =>
  `\n${title}${seconds === undefined ? '' : ` (${seconds.toFixed(1)} s)`}`
const fixed = (value: number | null): string => (value === null ? '?' : value.toFixed(3))
const percent = (share: number): string => `${(share * 100).toFixed(1)} %`
const oneLine = (text: string): string => (text === '' ? '(nothing)' : text.replaceAll('\n', ' ⏎ '))
const indent = (text: string, by = '  '): string => text.replace(/^/gm, by)
