import { expect, test } from 'vitest'
import { ollamaAddress } from './ollamaAddress'

test.each([
  [undefined, 'http://127.0.0.1:11434'],
  ['', 'http://127.0.0.1:11434'],
  ['0.0.0.0', 'http://127.0.0.1:11434'],
  ['0.0.0.0:8080', 'http://127.0.0.1:8080'],
  [':8080', 'http://127.0.0.1:8080'],
  ['box.local', 'http://box.local:11434'],
  ['https://models.example', 'https://models.example'],
  ['http://[::]:9000', 'http://127.0.0.1:9000'],
  ['not a host', 'http://127.0.0.1:11434'],
])('OLLAMA_HOST=%s is asked at %s', (host, address) => {
  expect(ollamaAddress({ OLLAMA_HOST: host })).toBe(address)
})
