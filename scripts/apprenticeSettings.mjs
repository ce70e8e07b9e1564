/** Settings with which the extension uses what this repository has set up, and the toy base. */
import { join } from 'node:path'
import { root } from './setUp.mjs'

/**
 * @param {string} home the data folder
 * @returns {Record<string, unknown>} by the names that VS Code knows
 */
export function apprenticeSettings(home) {
  return {
    'apprentice.home': home,
    'apprentice.runtime': 'embedded',
    'apprentice.runtimePackages': join(root, '.runtime'),
    'apprentice.python': join(
      root,
      '.venv',
      process.platform === 'win32' ? 'Scripts/python.exe' : 'bin/python',
    ),
    'apprentice.base': join(root, 'models', 'toy-base.Q8_0.gguf'),
  }
}
