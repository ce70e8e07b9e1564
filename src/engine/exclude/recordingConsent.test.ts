import { expect, test } from 'vitest'
import type { RecordingPolicy } from '#contracts/recording'
import { RecordingConsent } from './recordingConsent'

const inShop: RecordingPolicy = {
  recording: false,
  folders: [
    { folder: '/srv/shop', recording: true, languages: { html: false } },
    { folder: '/srv/shop/private', recording: false },
  ],
}

test.each<[string, RecordingPolicy, string, string | null, boolean]>([
  ['a no for everything', { recording: false }, '/srv/shop', 'csharp', false],
  ['a yes for everything', { recording: true }, '/srv/shop', null, true],
  ['a language alone', { recording: false, languages: { csharp: true } }, '/srv/shop', 'csharp', true],
  ['another language', { recording: false, languages: { csharp: true } }, '/srv/shop', 'scss', false],
  ['a folder', inShop, '/srv/shop', 'csharp', true],
  ['a language of a folder', inShop, '/srv/shop', 'html', false],
  ['a build in a folder', inShop, '/srv/shop', null, true],
  ['a folder inside of one that agreed', inShop, '/srv/shop/web', 'csharp', true],
  ['a folder inside that did not', inShop, '/srv/shop/private/x', 'csharp', false],
  ['a folder that is named alike', inShop, '/srv/shopping', 'csharp', false],
  [
    'a folder said by its URI',
    { recording: false, folders: [{ folder: 'file:///srv/my%20shop', recording: true }] },
    '/srv/my shop/web',
    'csharp',
    true,
  ],
  ['a folder beside', inShop, '/srv/other', 'csharp', false],
])('consent: %s', (_, policy, workspace, language, may) => {
  expect(new RecordingConsent(policy).allows({ workspace, language })).toBe(may)
})

test('it is known whether anything may be recorded at all', () => {
  const consent = new RecordingConsent({ recording: false })
  expect(consent.anywhere).toBe(false)
  consent.set(inShop)
  expect(consent.anywhere).toBe(true)
})
