import { expect, test } from 'vitest'
import { Exclusions, RecordingRules } from './exclude'

const file = { workspace: '/shop', path: 'src/Item.cs', language: 'csharp' }

test('a file is recorded where the person agreed and nothing speaks against it', () => {
  const rules = new RecordingRules(new Exclusions(['legacy/']), true, ['legacy/'])
  expect(rules.mayRecord(file)).toBe(true)
  expect(rules.mayRecord({ ...file, path: 'legacy/Item.cs' })).toBe(false)
  expect(rules.mayRecord({ ...file, path: 'secrets.cs' })).toBe(false)
  rules.change({ recording: true, exclude: ['src/'] })
  expect(rules.mayRecord(file)).toBe(false)
  // What the engine's own settings leave out stays out.
  expect(rules.mayRecord({ ...file, path: 'legacy/Item.cs' })).toBe(false)
  rules.change({ recording: { recording: true, languages: { csharp: false } }, exclude: [] })
  expect(rules.mayRecord(file)).toBe(false)
  expect(rules.mayRecord({ ...file, language: 'html' })).toBe(true)
})

test('builds and conversations, which are of no file, follow the consent alone', () => {
  const rules = new RecordingRules(new Exclusions(['*']), { recording: true })
  expect(rules.mayRecord({ workspace: '/shop', path: null, language: null })).toBe(true)
  expect(rules.mayRecord({ workspace: '/shop', path: '', language: 'markdown' })).toBe(true)
  rules.change({ recording: false })
  expect(rules.mayRecord({ workspace: '/shop', path: null, language: null })).toBe(false)
})
