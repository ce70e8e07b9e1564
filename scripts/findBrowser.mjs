/** Finds the browser that editor tests drive: any of the Chromium family that is installed. */
import { existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'

const NAMES = [
  'chromium',
  'chromium-browser',
  'google-chrome',
  'google-chrome-stable',
  'microsoft-edge',
  'chrome',
]
const ON_MACOS = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
]
const ON_WINDOWS = ['Google/Chrome/Application/chrome.exe', 'Microsoft/Edge/Application/msedge.exe']

/**
 * @param {NodeJS.ProcessEnv} environment APPRENTICE_BROWSER overrides
 * @param {NodeJS.Platform} platform
 * @param {(path: string) => boolean} exists
 * @returns {string | null} its path; throws when APPRENTICE_BROWSER names none
 */
export function findBrowser(environment = process.env, platform = process.platform, exists = existsSync) {
  const named = environment.APPRENTICE_BROWSER
  if (named !== undefined && named !== '') {
    if (exists(named)) return named
    throw new Error(`APPRENTICE_BROWSER names ${named}, and there is no such file.`)
  }
  return usualPlaces(environment, platform).find((path) => exists(path)) ?? null
}

function usualPlaces(environment, platform) {
  if (platform === 'darwin') return ON_MACOS
  if (platform === 'win32') {
    const folders = [environment.ProgramFiles, environment['ProgramFiles(x86)'], environment.LOCALAPPDATA]
    return folders.filter(Boolean).flatMap((folder) => ON_WINDOWS.map((path) => join(folder, path)))
  }
  const folders = (environment.PATH ?? '').split(delimiter).filter(Boolean)
  return NAMES.flatMap((name) => folders.map((folder) => join(folder, name)))
}
