/** The packaged extension in a workbench: installed as a person would once in a run of the tests, and copied from there. */
import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { installExtension } from '#scripts/installExtension'
import { workbenchProgram } from '#scripts/workbenchProgram'
import { packagedExtension } from './packagedExtension'

/** Says to the workers of the tests where it was installed. */
const INSTALLED = 'APPRENTICE_INSTALLED_EXTENSION'

/** @returns what removes it again */
export async function installOnce(): Promise<() => void> {
  const folder = mkdtempSync(join(tmpdir(), 'installed-extension-'))
  process.env[INSTALLED] = await installExtension(packagedExtension(), folder)
  return () => rmSync(folder, { recursive: true, force: true, maxRetries: 5 })
}

/**
 * @param folder of the workbench
 * @returns the folder of the extension in it, which may be changed
 */
export async function installedExtension(folder: string): Promise<string> {
  const installed = process.env[INSTALLED]
  if (installed === undefined) return await installExtension(packagedExtension(), folder)
  // VS Code finds an extension by its folder alone.
  const extension = join(workbenchProgram(folder).extensions, basename(installed))
  cpSync(installed, extension, { recursive: true })
  return extension
}
