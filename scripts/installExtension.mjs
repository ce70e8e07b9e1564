/** Installs a package into a workbench, as a person would. */
import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { run } from './run.mjs'
import { workbenchProgram } from './workbenchProgram.mjs'

/**
 * @param {string} vsix the package
 * @param {string} folder of the workbench, as `startWorkbench` is given
 * @returns {Promise<string>} the folder of the installed extension
 */
export async function installExtension(vsix, folder) {
  if (!existsSync(vsix)) throw new Error(`${vsix} is not there: run "npm run package" first.`)
  const { program, args, env, extensions } = workbenchProgram(folder)
  await run({ program, args: [...args, '--install-extension', vsix], env, quiet: true })
  const [installed] = readdirSync(extensions, { withFileTypes: true }).filter((entry) => entry.isDirectory())
  if (installed === undefined) throw new Error(`${vsix} was not installed.`)
  return join(extensions, installed.name)
}
