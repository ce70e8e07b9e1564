/**
 * Candidate against incumbent on held-out work: the served answers of both, the loss of both files, and a verdict. The
 * loss on general code is measured with it, so that a gain that was paid for by forgetting is seen.
 */
import { randomUUID } from 'node:crypto'
import type { FimExample } from '#contracts/example'
import type { Difference, GuardMeasures, Scorecard } from '#contracts/scorecard'
import type { FileScore, ScoredSplit } from '#contracts/trainerProtocol'
import type { Version } from '#contracts/version'
import { type Answer, answerAll } from './answerAll'
import { bootstrapDifference } from './bootstrap'
import type { EvaluateParts } from './evaluateParts'
import { decideVerdict } from './verdict'

export { editSimilarity } from './editSimilarity'

/** A version with the file that is served under its tag. */
export interface Served {
  readonly version: Version
  readonly file: string
}

/** What both are measured on. */
export interface Material {
  /** Of the dataset. */
  readonly id: string
  readonly test: readonly FimExample[]
  /** Empty where the dataset has none. */
  readonly guard: readonly FimExample[]
}

export async function evaluate(
  incumbent: Served,
  candidate: Served,
  { id: datasetId, test, guard }: Material,
  parts: EvaluateParts,
): Promise<Scorecard> {
  const examples = spread(test, parts.settings.heldOutExamples)
  const splits = guard.length > 0 ? (['test', 'guard'] as const) : (['test'] as const)
  const scores = await parts.score([incumbent.file, candidate.file], splits)
  const [incumbentScore, candidateScore] = bothOn('test', scores)

  const progress = (from: number) => (share: number) => parts.onProgress?.(from + share / 2)
  const incumbentAnswers = await answerAll(incumbent.version.tag, examples, parts, progress(0))
  const candidateAnswers = await answerAll(candidate.version.tag, examples, parts, progress(0.5))

  const similarities = examples.map((example, index) => ({
    group: example.group,
    weight: 1,
    gain: candidateAnswers[index]!.similarity - incumbentAnswers[index]!.similarity,
  }))
  const measured = {
    examples: examples.length,
    groups: new Set(examples.map((example) => example.group)).size,
    incumbent: measuresOf(incumbent.version, incumbentScore, incumbentAnswers, examples),
    candidate: measuresOf(candidate.version, candidateScore, candidateAnswers, examples),
    lossGain: lossGain(incumbentScore, candidateScore, test),
    editSimilarityGain: bootstrapDifference(similarities),
    guard: guard.length > 0 ? guardMeasures(...bothOn('guard', scores), guard) : null,
  }
  const best = similarities.reduce((top, row, index) => (row.gain > similarities[top]!.gain ? index : top), 0)
  return {
    id: randomUUID(),
    datasetId,
    at: parts.clock.now(),
    examples: measured.examples,
    incumbent: measured.incumbent,
    candidate: measured.candidate,
    lossGain: measured.lossGain,
    editSimilarityGain: measured.editSimilarityGain,
    better: similarities.filter((row) => row.gain > 0).length,
    worse: similarities.filter((row) => row.gain < 0).length,
    guard: measured.guard,
    verdict: decideVerdict(measured),
    showcase: examples[best]
      ? comparison(examples[best], incumbentAnswers[best]!, candidateAnswers[best]!)
      : null,
  }
}

/** What served first, the candidate second. */
function bothOn(split: ScoredSplit, scores: readonly FileScore[]): [FileScore, FileScore] {
  const [incumbent, candidate] = scores.filter((score) => score.split === split)
  if (!incumbent || !candidate) throw new Error('The trainer did not score both files.')
  return [incumbent, candidate]
}

function guardMeasures(
  incumbent: FileScore,
  candidate: FileScore,
  guard: readonly FimExample[],
): GuardMeasures {
  return {
    examples: candidate.examples,
    incumbentLoss: incumbent.loss,
    candidateLoss: candidate.loss,
    lossGain: lossGain(incumbent, candidate, guard),
  }
}

function lossGain(incumbent: FileScore, candidate: FileScore, examples: readonly FimExample[]): Difference {
  const groupOf = new Map(examples.map((example) => [example.id, example.group]))
  const candidateLoss = new Map(candidate.perExample.map((row) => [row.id, row]))
  const gains = incumbent.perExample.flatMap((row) => {
    const other = candidateLoss.get(row.id)
    const group = groupOf.get(row.id)
    return other && group ? [{ group, weight: row.tokens, gain: (row.loss - other.loss) / row.tokens }] : []
  })
  return bootstrapDifference(gains)
}

/** At most `most` examples, taken evenly over the whole list, so that every file has its share. */
function spread<T>(values: readonly T[], most: number): T[] {
  if (values.length <= most) return [...values]
  return Array.from({ length: most }, (_, index) => values[Math.floor((index * values.length) / most)]!)
}

function measuresOf(
  version: Version,
  score: FileScore,
  answers: readonly Answer[],
  examples: readonly FimExample[],
): Scorecard['incumbent'] {
  const count = Math.max(1, examples.length)
  const share = (holds: (answer: Answer, example: FimExample) => boolean): number =>
    answers.filter((answer, index) => holds(answer, examples[index]!)).length / count
  const sorted = answers.map((answer) => answer.milliseconds).sort((left, right) => left - right)
  return {
    versionId: version.id,
    tag: version.tag,
    loss: score.loss,
    exactMatch: share((answer, example) => answer.text === example.completion.trimEnd()),
    editSimilarity: answers.reduce((sum, answer) => sum + answer.similarity, 0) / count,
    empty: share((answer) => answer.text.trim() === ''),
    medianMs: sorted[Math.floor(sorted.length / 2)] ?? 0,
  }
}

function comparison(
  example: FimExample,
  incumbent: Answer,
  candidate: Answer,
): NonNullable<Scorecard['showcase']> {
  return {
    exampleId: example.id,
    path: example.paths[0]!,
    before: incumbent.request.prefix.split('\n').slice(-6).join('\n'),
    expected: example.completion,
    incumbent: incumbent.text,
    candidate: candidate.text,
  }
}
