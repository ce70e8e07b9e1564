/** What the status bar item says: the one thing that matters most now, and behind it all that is known. */
import type { SituationFacts } from './situation'

export interface StatusText {
  readonly text: string
  /** The sentence of the item: what it does, or why nothing appears. */
  readonly sentence: string
  readonly severity: 'none' | 'warning' | 'error'
}

const READY = 'Suggests as you type.'

export function statusText(facts: SituationFacts): StatusText {
  const { server, status } = facts
  if (server === 'stopped') {
    return error('The language server stopped. Choose "Restart" here, or reload the window.')
  }
  if (facts.training !== null) return calm('$(loading~spin)', facts.training)
  if (server !== 'running' || status === null) {
    return calm('$(loading~spin)', server === 'restarting' ? 'The server is restarting.' : 'Starting.')
  }
  if (facts.paused) return calm('$(debug-pause)', 'Paused: nothing is suggested and nothing is recorded.')
  if (!facts.suggesting) return calm('$(circle-slash)', 'Suggestions are turned off in the settings.')
  if (!facts.inlineSuggest) {
    return calm('$(circle-slash)', 'Inline suggestions are turned off ("editor.inlineSuggest.enabled").')
  }
  if (status.kind === 'Error') return error(status.message)
  if (status.kind === 'Warning') {
    return { text: '$(warning) Apprentice', sentence: status.message, severity: 'warning' }
  }
  if (facts.language === 'unsupported') {
    return calm('$(circle-slash)', 'Suggests in C#, TypeScript, HTML and SCSS, not in this file.')
  }
  return calm(status.busy ? '$(loading~spin)' : '$(mortar-board)', status.message || READY)
}

/** What stands below the sentence. */
export function details({ version, trusted, recording }: SituationFacts): readonly string[] {
  return [
    version === null ? 'No model serves yet.' : `Model: ${version}`,
    trusted
      ? `Recording is ${recording ? 'on' : 'off'}.`
      : 'This folder is not trusted: nothing is recorded, trained or run.',
  ]
}

function calm(icon: string, sentence: string): StatusText {
  return { text: `${icon} Apprentice`, sentence, severity: 'none' }
}

function error(sentence: string): StatusText {
  return { text: '$(error) Apprentice', sentence, severity: 'error' }
}
