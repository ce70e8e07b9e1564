/** Which browser the editor tests drive, on each system. */
import { expect, test } from 'vitest'
import { findBrowser } from '#scripts/findBrowser'

const edge = 'C:/Program Files/Microsoft/Edge/Application/msedge.exe'
const chrome = '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome'

test.each([
  ['linux', { PATH: '/usr/local/bin:/usr/bin' }, '/usr/bin/chromium'],
  ['linux', { PATH: '/opt/bin' }, '/opt/bin/google-chrome'],
  ['darwin', {}, chrome],
  ['win32', { ProgramFiles: 'C:/Program Files' }, edge],
  ['linux', { PATH: '/usr/bin', APPRENTICE_BROWSER: '/opt/own/chrome' }, '/opt/own/chrome'],
] as const)('on %s with %o', (platform, environment, expected) => {
  expect(findBrowser(environment, platform, (path) => path === expected)).toBe(expected)
})

test('there is none where nothing is installed', () => {
  expect(findBrowser({ PATH: '/usr/bin' }, 'linux', () => false)).toBeNull()
})

test('a name that is wrong is said', () => {
  expect(() => findBrowser({ APPRENTICE_BROWSER: '/nowhere' }, 'linux', () => false)).toThrow(
    'APPRENTICE_BROWSER names /nowhere, and there is no such file.',
  )
})
