/** What a person should do first: the one thing without which the rest of the page stays empty. */
import type { Dashboard } from '#contracts/dashboard'

export type NextStep = 'startRuntime' | 'chooseBase' | 'decideOnRecording' | 'code' | 'train'

/** Null where everything has begun. */
export function nextStep({ status, versions, runs }: Dashboard, recording: boolean): NextStep | null {
  if (!status.runtimeAnswers) return 'startRuntime'
  if (status.base === null) return 'chooseBase'
  if (!recording) return 'decideOnRecording'
  if (versions.every(({ suggestions }) => suggestions === 0)) return 'code'
  return runs.length === 0 && status.training === null ? 'train' : null
}
