/** The rows of the version picker, as a person reads them: what serves first, then the newest. */
import type { VersionLine, VersionState } from '#contracts/version'

export interface VersionRow {
  readonly id: string
  readonly label: string
  readonly description: string
  readonly detail: string
}

const STATES: Readonly<Record<VersionState, string>> = {
  base: 'the base model, untrained',
  candidate: 'trained, not judged yet',
  promoted: 'trained, proved better',
  kept: 'lost its comparison',
  removed: 'no longer in the runtime',
}

/** Only versions that can serve. @param now milliseconds since 1970 */
export function versionRows(versions: readonly VersionLine[], now: number): VersionRow[] {
  return versions
    .filter(({ state }) => state !== 'kept' && state !== 'removed')
    .sort((a, b) => Number(b.active) - Number(a.active) || b.createdAt - a.createdAt)
    .map((version) => ({
      id: version.id,
      label: `$(${version.active ? 'check' : 'blank'}) ${version.tag}`,
      description: `${version.active ? 'serves now · ' : ''}${STATES[version.state]} · ${age(now - version.createdAt)}`,
      detail: [scoreLine(version), forgottenLine(version)].filter((line) => line !== '').join(' '),
    }))
}

function scoreLine({ score }: VersionLine): string {
  if (score === null) return 'Not measured yet.'
  const similarity = `${(score.editSimilarity * 100).toFixed(1)} % like what you wrote`
  return `On held-out code: answers ${similarity}, loss ${score.loss.toFixed(3)}`
}

function forgottenLine({ forgotten }: VersionLine): string {
  if (forgotten === 0) return ''
  return `Contains ${forgotten} forgotten example${forgotten === 1 ? '' : 's'}: train again to be rid of them.`
}

function age(milliseconds: number): string {
  const minutes = Math.max(0, Math.round(milliseconds / 60_000))
  if (minutes < 1) return 'just now'
  if (minutes < 60) return `${minutes} min ago`
  if (minutes < 48 * 60) return `${Math.round(minutes / 60)} h ago`
  return `${Math.round(minutes / (24 * 60))} days ago`
}
