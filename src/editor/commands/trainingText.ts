/** What a person reads before a training, and after it. */
import { languageNames, reasonWords } from '#contracts/datasetWords'
import { hasForgotten } from '#contracts/guardWords'
import type { LoopReport } from '#contracts/loopReport'
import type { TrainingPlan } from '#contracts/trainingPlan'

/** @param locale of the numbers; the machine's own by default */
export function planText({ counts, trained, expectedSeconds }: TrainingPlan, locale?: string): string {
  const number = (value: number): string => value.toLocaleString(locale)
  const { validation = 0, test = 0 } = counts.bySplit
  const accepted = counts.bySource['suggestion'] ?? 0
  const committed = counts.bySource['commit'] ?? 0
  const inWords = counts.byFormat['chat'] ?? 0
  const lines = [
    `Learns from ${number(trained)} examples of ${number(counts.files)} files: ${listed(counts.byLanguage, languageNames, number)}.`,
    accepted > 0
      ? `${number(accepted)} of them come from what you did with suggestions.`
      : 'None of them come from what you did with suggestions yet.',
    `${number(validation + test)} more are held out, to prove that the new version is better.`,
  ]
  if (inWords > 0)
    lines.push(
      `${number(inWords)} more ask in words for what you wrote, ${number(committed)} of them from your commits; they are kept beside it and not trained on yet.`,
    )
  const leftOut = listed(counts.leftOut, reasonWords, number)
  if (leftOut !== '') lines.push(`Left out: ${leftOut}.`)
  const secrets = Object.values(counts.redacted).reduce((sum, count) => sum + count, 0)
  if (secrets > 0) lines.push(`Secrets and personal data replaced: ${number(secrets)}.`)
  lines.push(
    expectedSeconds === null
      ? 'How long it takes is not known yet: this is the first training on this machine. You can cancel it and go on later.'
      : `It takes ${duration(expectedSeconds)}, like the last training on this machine. You can cancel it and go on later.`,
    'Nothing leaves this machine. The new version serves only if it proves better.',
  )
  return lines.join('\n\n')
}

export interface Ending {
  readonly kind: 'promoted' | 'kept' | 'cancelled' | 'failed'
  readonly text: string
}

export function endingText({ training, verdict, swap, guard }: LoopReport): Ending {
  if (training.state === 'cancelled') {
    return {
      kind: 'cancelled',
      text: 'The training was cancelled. Start it again and it goes on where it stopped.',
    }
  }
  if (training.state === 'outOfMemory' || training.state === 'failed' || verdict === null) {
    const advice =
      training.state === 'outOfMemory'
        ? 'Lower "training.batchSize" or "training.maxTokens" in "apprentice.engine".'
        : ''
    return { kind: 'failed', text: `The training failed. ${training.message ?? ''} ${advice}`.trim() }
  }
  const reason = [
    ...verdict.reasons.slice(0, 1),
    ...(hasForgotten(guard) ? ['It has forgotten some general code: the dashboard says how much.'] : []),
  ].join(' ')
  if (swap?.state === 'switched') {
    return { kind: 'promoted', text: `${swap.to} is better and serves now. ${reason}` }
  }
  const why = verdict.decision === 'keep' ? 'is not better' : 'could not be proved better'
  return { kind: 'kept', text: `The new version ${why}, so ${swap?.to ?? 'the old one'} stays. ${reason}` }
}

export function duration(seconds: number): string {
  if (seconds < 90) return `about ${Math.max(2, Math.round(seconds))} seconds`
  if (seconds < 90 * 60) return `about ${Math.round(seconds / 60)} minutes`
  return `about ${(seconds / 3600).toFixed(1)} hours`
}

function listed(
  counts: Readonly<Record<string, number | undefined>>,
  names: Readonly<Record<string, string>>,
  number: (value: number) => string,
): string {
  return Object.entries(counts)
    .filter((entry): entry is [string, number] => (entry[1] ?? 0) > 0)
    .sort(([, a], [, b]) => b - a)
    .map(([name, count]) => `${number(count)} ${names[name] ?? name}`)
    .join(', ')
}
