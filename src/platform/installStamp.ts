/** What a folder was installed from: written last, so that a folder without it is not whole. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'

const installStampSchema = z.object({
  /** sha256 of what was to be installed. */
  content: z.string(),
  /** The Python that the person named to make the environment from. */
  python: z.string().nullable(),
})
export type InstallStamp = z.infer<typeof installStampSchema>

export const installStampFile = (folder: string): string => join(folder, 'installed.json')

export function readInstallStamp(folder: string): InstallStamp | null {
  try {
    return installStampSchema.parse(JSON.parse(readFileSync(installStampFile(folder), 'utf8')))
  } catch {
    return null
  }
}
