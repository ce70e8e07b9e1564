/** What the status bar item says: the one thing that matters most now, and behind it all that is known. */
import type { SituationFacts } from './situation'
import { timeLeft } from './timeLeft'

export interface StatusText {
  readonly text: string
  /** The sentence of the item: what it does, or why nothing appears. */
  readonly sentence: string
  readonly severity: 'none' | 'warning' | 'error'
}

/** @param now milliseconds since 1970 */
export function statusText(facts: SituationFacts, now: number): StatusText {
  const { server, status } = facts
  if (server === 'stopped') {
    return error('The language server stopped. Choose "Restart" here, or reload the window.')
  }
  if (facts.training !== null) return calm('$(loading~spin)', facts.training)
  if (server !== 'running' || status === null) {
    return calm('$(loading~spin)', server === 'restarting' ? 'The server is restarting.' : 'Starting.')
  }
  const off = whyOff(facts, now)
  if (off !== null) return off
  if (status.kind === 'Error') return error(status.message)
  if (status.kind === 'Warning') {
    return { text: '$(warning) Apprentice', sentence: status.message, severity: 'warning' }
  }
  const unfit = whyNotHere(facts)
  if (unfit !== null) return unfit
  if (facts.version === null && status.busy) return calm('$(loading~spin)', 'The model is made ready.')
  // A server that is well has something to say only while it gets there, such as a model that is being loaded.
  if (status.message !== '') return calm('$(loading~spin)', status.message)
  return calm(status.busy ? '$(loading~spin)' : '$(mortar-board)', 'Suggests as you type.')
}

/** What stands below the sentence. */
export function details({ status, version, trusted, recording, file }: SituationFacts): readonly string[] {
  const canRecord = status?.isRecordless !== true
  return [
    ...(file === 'long' ? ['This file is long: one line is suggested at a time.'] : []),
    version === null ? 'No model serves yet.' : `Model: ${version}`,
    trusted
      ? `Recording is ${recording ? (canRecord ? 'on' : 'on, but not possible now') : 'off'}.`
      : 'This folder is not trusted: nothing is recorded, trained or run. Suggestions work.',
  ]
}

/** What the person has switched off. */
function whyOff(facts: SituationFacts, now: number): StatusText | null {
  if (facts.paused) {
    const howLong = timeLeft(facts.pausedUntil, now)
    return calm('$(debug-pause)', `Paused ${howLong}: nothing is suggested and nothing is recorded.`)
  }
  if (facts.suggesting === 'off') {
    return calm('$(circle-slash)', 'Suggestions are turned off in the settings.')
  }
  if (facts.suggesting === 'offInLanguage') {
    return calm('$(circle-slash)', `Suggestions are turned off in ${facts.languageName ?? 'this language'}.`)
  }
  if (!facts.inlineSuggest) {
    return calm('$(circle-slash)', 'Inline suggestions are turned off ("editor.inlineSuggest.enabled").')
  }
  return null
}

/** Why the file in front gets none. */
function whyNotHere({ file }: SituationFacts): StatusText | null {
  switch (file) {
    case 'unsupported':
      return calm('$(circle-slash)', 'Suggests in C#, TypeScript, HTML and SCSS, not in this file.')
    case 'tooLarge':
      return calm('$(circle-slash)', 'This file is too large: VS Code shows it to no extension.')
    case 'none':
    case 'supported':
    case 'long':
      return null
  }
}

function calm(icon: string, sentence: string): StatusText {
  return { text: `${icon} Apprentice`, sentence, severity: 'none' }
}

function error(sentence: string): StatusText {
  return { text: '$(error) Apprentice', sentence, severity: 'error' }
}
