import { expect, test } from 'vitest'
import { isAllowedHost, isAllowedOrigin } from './hostGuard'

test.each([
  '127.0.0.1:1234',
  'localhost',
  'LOCALHOST:80',
  '[::1]:11434',
  '127.8.8.8',
  'app.localhost:1',
  '192.168.1.5:1',
  undefined,
])('host %s may ask', (host) => {
  expect(isAllowedHost(host, '192.168.1.5')).toBe(true)
})

test.each([
  'evil.example',
  'evil.example:11434',
  '127.0.0.1.evil.example',
  'localhost.evil.example',
  '10.0.0.1',
])('host %s may not', (host) => {
  expect(isAllowedHost(host, '127.0.0.1')).toBe(false)
})

test.each([
  undefined,
  'http://localhost:3000',
  'https://127.0.0.1',
  'vscode-webview://abc',
  'vscode-file://vscode-app',
])('origin %s may ask', (origin) => {
  expect(isAllowedOrigin(origin)).toBe(true)
})

test.each(['https://evil.example', 'http://localhost.evil.example', 'null'])(
  'origin %s may not',
  (origin) => {
    expect(isAllowedOrigin(origin)).toBe(false)
  },
)
