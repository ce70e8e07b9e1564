/** Which files the errors of a build are about; none where the build, not the code, is at fault. */
import { dirname, posix, resolve } from 'node:path'
import { readOutput } from '#engine/reports/reports'
import { wayInside } from '#platform/wayInside'

/** Something that the build needs is not here: packages, an SDK, types, a file that the project names. */
const environmental = /\berror (?:NU\d+|NETSDK\d+|MSB\d+|TS(?:2307|2688|6053|5\d{3}|18003))\b/
/** C# says so of every name from a package that is not there, and of one that was mistyped. */
const missingName = /^CS(?:0246|0234|0012)$/

/** More of the files than this are not wrong at once: what is missing is something else. */
const MOST_WRONG = 1 / 3
const FEW = 3

interface Where {
  readonly copy: string
  readonly folder: string
  readonly paths: readonly string[]
}

/**
 * Errors by path; null where the build is not complete, so that no file can be blamed.
 * @param output what the build printed
 */
export function blamedFiles(
  output: string,
  { copy, folder, paths }: Where,
): ReadonlyMap<string, readonly string[]> | null {
  if (environmental.test(output)) return null
  const { errors } = readOutput(output)
  const known = new Set(paths)
  const blamed = new Map<string, string[]>()
  let missing = 0
  for (const { code, message, places, project } of errors) {
    // MSBuild prints paths from the project's folder, others from where they run.
    const path =
      places[0] && wayInside(copy, resolve(project === null ? folder : dirname(project), places[0].path))
    if (!path || !known.has(path)) continue
    if (missingName.test(code)) missing++
    blamed.set(path, [...(blamed.get(path) ?? []), `${code} ${message}`.trim()])
  }
  // It failed, and did not say where.
  if (blamed.size === 0) return null
  const kinds = new Set([...blamed.keys()].map((path) => posix.extname(path)))
  const same = paths.filter((path) => kinds.has(posix.extname(path))).length
  const isTooMany = blamed.size > FEW && blamed.size > same * MOST_WRONG
  return isTooMany || (missing > 0 && missing === errors.length && blamed.size > FEW) ? null : blamed
}
