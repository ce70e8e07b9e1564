import { expect, test } from 'vitest'
import { situationFacts as fine } from '#test/fakes/situationFacts'
import type { SituationFacts } from './situation'
import { details, statusText } from './statusText'

const NOW = 1_000_000
const busy = { ...fine.status!, busy: true }
const loading = { kind: 'Normal', busy: false, message: 'The model is being loaded.' } as const
const modelless = { kind: 'Warning', busy: false, message: 'No model is chosen yet.' } as const
const broken = { kind: 'Error', busy: false, message: 'No model runtime answers. Start Ollama.' } as const

test.each<[string, Partial<SituationFacts>, string, string]>([
  ['all is well', {}, '$(mortar-board)', 'Suggests as you type'],
  ['a model answers', { status: busy }, '$(loading~spin)', 'Suggests'],
  ['it starts', { server: 'starting', status: null }, '$(loading~spin)', 'Starting'],
  ['it was lost', { server: 'restarting' }, '$(loading~spin)', 'restarting'],
  ['it is gone', { server: 'stopped' }, '$(error)', 'Restart'],
  ['nothing answers', { status: broken }, '$(error)', 'Start Ollama'],
  ['it is paused, whatever else', { paused: true, status: broken }, '$(debug-pause)', 'Paused'],
  [
    'it is paused for a while',
    { paused: true, pausedUntil: NOW + 720_000 },
    '$(debug-pause)',
    'for another 12 min',
  ],
  ['it is off for the language', { suggesting: 'offInLanguage' }, '$(circle-slash)', 'turned off in C#'],
  ['the file is too large', { file: 'tooLarge' }, '$(circle-slash)', 'too large'],
  ['the file is long', { file: 'long' }, '$(mortar-board)', 'Suggests'],
  ['nothing is open', { file: 'none' }, '$(mortar-board)', 'Suggests'],
  ['a model is being loaded', { status: loading }, '$(loading~spin)', 'being loaded'],
  ['a model is loaded for the first time', { version: null, status: busy }, '$(loading~spin)', 'made ready'],
  ['no model is chosen', { version: null, status: modelless }, '$(warning)', 'No model is chosen'],
  [
    'it is off, whatever the file',
    { suggesting: 'off', file: 'unsupported' },
    '$(circle-slash)',
    'turned off',
  ],
  ['the folder is not trusted', { trusted: false }, '$(mortar-board)', 'Suggests'],
  ['it is off', { suggesting: 'off' }, '$(circle-slash)', 'turned off in the settings'],
  ['the editor shows none', { inlineSuggest: false }, '$(circle-slash)', 'editor.inlineSuggest.enabled'],
  ['the file is another', { file: 'unsupported' }, '$(circle-slash)', 'not in this file'],
  ['it trains', { training: 'Training: step 3 of 9' }, '$(loading~spin)', 'step 3 of 9'],
])('when %s', (_, changes, icon, sentence) => {
  const said = statusText({ ...fine, ...changes }, NOW)
  expect(said.text).toBe(`${icon} Apprentice`)
  expect(said.sentence).toContain(sentence)
})

test('the details say what is recorded', () => {
  expect(details(fine).join(' ')).toContain('Recording is on')
  expect(details({ ...fine, recording: false }).join(' ')).toContain('Recording is off')
  expect(details({ ...fine, trusted: false, version: null }).join(' ')).toMatch(
    /No model.*not trusted.*Suggestions work/,
  )
  const recordless = { kind: 'Warning', busy: false, message: 'Full.', isRecordless: true } as const
  expect(details({ ...fine, status: recordless }).join(' ')).toContain('not possible now')
  expect(details({ ...fine, file: 'long' }).join(' ')).toContain('one line')
})
