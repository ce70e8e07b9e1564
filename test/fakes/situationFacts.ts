/** A window in which all is well: suggestions come, and what becomes of them is stored. */
import type { SituationFacts } from '#editor/situation'

export const situationFacts: SituationFacts = {
  server: 'running',
  status: { kind: 'Normal', busy: false, message: '' },
  version: 'qwen2.5-coder:1.5b-base',
  training: null,
  paused: false,
  pausedUntil: null,
  trusted: true,
  recording: true,
  suggesting: 'on',
  inlineSuggest: true,
  file: 'supported',
  languageName: 'C#',
}
