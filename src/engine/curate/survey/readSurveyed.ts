/** The text of a file as the survey saw it: redacted, and only while it is what was looked at. */
import { join } from 'node:path'
import type { Redact } from '#engine/redact/redact'
import { readText, sha256 } from '#platform/files'
import type { Survey } from './survey'

/** Answers null for a file that is not in the survey, is gone or was changed since. */
export function readSurveyed(
  { folder, files }: Survey,
  redact: Redact,
): (path: string) => Promise<string | null> {
  const byPath = new Map(files.map((file) => [file.path, file]))
  return async (path) => {
    const file = byPath.get(path)
    if (file === undefined) return null
    const text = await readText(join(folder, path)).catch(() => null)
    if (text === null || sha256(text) !== file.hash) return null
    return Object.keys(file.redacted).length === 0 ? text : (await redact(text, { path })).text
  }
}
