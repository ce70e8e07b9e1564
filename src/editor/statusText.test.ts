import { expect, test } from 'vitest'
import type { SituationFacts } from './situation'
import { details, statusText } from './statusText'

const fine: SituationFacts = {
  server: 'running',
  status: { kind: 'Normal', busy: false, message: '' },
  version: 'qwen2.5-coder:1.5b-base',
  training: null,
  paused: false,
  trusted: true,
  recording: true,
  suggesting: true,
  inlineSuggest: true,
  language: 'supported',
}
const broken = { kind: 'Error', busy: false, message: 'No model runtime answers. Start Ollama.' } as const

test.each<[string, Partial<SituationFacts>, string, string]>([
  ['all is well', {}, '$(mortar-board)', 'Suggests as you type'],
  ['a model answers', { status: { ...fine.status!, busy: true } }, '$(loading~spin)', 'Suggests'],
  ['it starts', { server: 'starting', status: null }, '$(loading~spin)', 'Starting'],
  ['it was lost', { server: 'restarting' }, '$(loading~spin)', 'restarting'],
  ['it is gone', { server: 'stopped' }, '$(error)', 'Restart'],
  ['nothing answers', { status: broken }, '$(error)', 'Start Ollama'],
  ['it is paused, whatever else', { paused: true, status: broken }, '$(debug-pause)', 'Paused'],
  ['it is off', { suggesting: false }, '$(circle-slash)', 'turned off in the settings'],
  ['the editor shows none', { inlineSuggest: false }, '$(circle-slash)', 'editor.inlineSuggest.enabled'],
  ['the file is another', { language: 'unsupported' }, '$(circle-slash)', 'not in this file'],
  ['it trains', { training: 'Training: step 3 of 9' }, '$(loading~spin)', 'step 3 of 9'],
])('when %s', (_, changes, icon, sentence) => {
  const said = statusText({ ...fine, ...changes })
  expect(said.text).toBe(`${icon} Apprentice`)
  expect(said.sentence).toContain(sentence)
})

test('the details say what is recorded', () => {
  expect(details(fine).join(' ')).toContain('Recording is on')
  expect(details({ ...fine, recording: false }).join(' ')).toContain('Recording is off')
  expect(details({ ...fine, trusted: false, version: null }).join(' ')).toMatch(/No model.*not trusted/)
})
