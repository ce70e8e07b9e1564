/** How code-server is called so that all it reads and writes lies in one folder, and nothing in the person's home. */
import { existsSync, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { root } from './setUp.mjs'

/** @param {string} folder made where it is not there */
export function workbenchProgram(folder) {
  const entry = join(root, '.workbench', 'node_modules', 'code-server', 'out', 'node', 'entry.js')
  if (!existsSync(entry)) {
    throw new Error('The workbench is not installed: run "node scripts/installWorkbench.mjs" first.')
  }
  const [user, extensions] = [join(folder, 'user'), join(folder, 'extensions')]
  mkdirSync(extensions, { recursive: true })
  return {
    program: process.execPath,
    args: [
      entry,
      ...['--config', join(folder, 'config.yaml')],
      ...['--user-data-dir', user],
      ...['--extensions-dir', extensions],
    ],
    env: {
      HOME: folder,
      XDG_CONFIG_HOME: join(folder, 'xdg', 'config'),
      XDG_DATA_HOME: join(folder, 'xdg', 'data'),
      XDG_CACHE_HOME: join(folder, 'xdg', 'cache'),
      SHELL: '/bin/bash',
    },
    user,
    extensions,
  }
}
