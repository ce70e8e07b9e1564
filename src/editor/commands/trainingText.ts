/** What a person reads before a training, and after it. */
import type { LoopReport } from '#contracts/loopReport'
import type { TrainingPlan } from '#contracts/trainingPlan'

const LANGUAGES: Readonly<Record<string, string>> = {
  csharp: 'C#',
  typescript: 'TypeScript',
  html: 'HTML',
  scss: 'SCSS',
}

const LEFT_OUT: Readonly<Record<string, string>> = {
  unsupportedLanguage: 'other languages',
  ignored: 'ignored by git',
  generated: 'generated',
  vendored: 'written by others',
  minified: 'minified',
  tooLarge: 'too large',
  tooSmall: 'too small',
  binary: 'binary',
  secretFile: 'secret',
  exactDuplicate: 'repeated',
  nearDuplicate: 'nearly repeated',
  nearHeldOut: 'too like held-out ones',
  notKept: 'accepted and not kept',
  heldSecret: 'with a secret',
  ratedPoor: 'rated poor',
  unreadable: 'not readable',
}

/** @param locale of the numbers; the machine's own by default */
export function planText({ counts, expectedSeconds }: TrainingPlan, locale?: string): string {
  const number = (value: number): string => value.toLocaleString(locale)
  const { train = 0, validation = 0, test = 0 } = counts.bySplit
  const accepted = counts.bySource['suggestion'] ?? 0
  const lines = [
    `Learns from ${number(train)} examples of ${number(counts.files)} files: ${listed(counts.byLanguage, LANGUAGES, number)}.`,
    accepted > 0
      ? `${number(accepted)} of them are suggestions that you accepted and kept.`
      : 'None of them are accepted suggestions yet.',
    `${number(validation + test)} more are held out, to prove that the new version is better.`,
  ]
  const leftOut = listed(counts.leftOut, LEFT_OUT, number)
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

export function endingText({ training, verdict, swap }: LoopReport): Ending {
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
  const [reason = ''] = verdict.reasons
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
