/** Which suggestions a failed run speaks of: those in whose text an error lies, and those with which one came. */
import { type AttributionReason } from '#contracts/outcome'
import { type ReportedError, type ReportedPlace } from '#engine/reports/reports'
import { dirname, resolve } from 'node:path'
import { type PlaceOnDisk } from './placeOnDisk'
import { projectFolderOf } from './projectFile'

export interface Suspect {
  readonly suggestionId: string
  /** Absolute. */
  readonly file: string
  /** Null where only the file is known. */
  readonly place: PlaceOnDisk | null
  readonly acceptedAt: number
}

export interface Credit {
  readonly suggestionId: string
  readonly confidence: number
  readonly because: AttributionReason
}

/** The reasons for the numbers are in docs/attribution.md. */
const sure = {
  inText: 0.95,
  onItsLine: 0.85,
  thrownInText: 0.9,
  passedThrough: 0.6,
  sameFile: 0.6,
  sameProject: 0.4,
}

export interface BlameParts {
  readonly errors: readonly ReportedError[]
  /** Those that the run before did not have; null where there was none, or its errors are not known. */
  readonly fresh: { readonly errors: readonly ReportedError[]; readonly since: number } | null
  readonly suspects: readonly Suspect[]
  /** Where the command ran, and the workspace: what is printed may be relative to either. */
  readonly folders: readonly string[]
}

/** One for each suggestion that is blamed, its surest. */
export async function blame({ errors, fresh, suspects, folders }: BlameParts): Promise<Credit[]> {
  const credits = new Map<string, Credit>()
  const add = (credit: Credit): void => {
    if ((credits.get(credit.suggestionId)?.confidence ?? 0) < credit.confidence)
      credits.set(credit.suggestionId, credit)
  }
  const explained = new Set<ReportedError>()
  for (const error of errors)
    for (const suspect of suspects) {
      const confidence = inText(error, suspect, folders)
      if (confidence === 0) continue
      explained.add(error)
      add({ suggestionId: suspect.suggestionId, confidence, because: 'errorInText' })
    }
  if (fresh === null) return [...credits.values()]
  const since = suspects.filter(({ acceptedAt }) => acceptedAt > fresh.since)
  for (const error of fresh.errors.filter((each) => !explained.has(each))) {
    const sameFile = since.filter(({ file }) =>
      error.places.some((place) => isIn(place, error, file, folders)),
    )
    const sharing = sameFile.length > 0 ? sameFile : await ofItsProject(error, since, folders)
    // At most one of them brought it.
    const confidence = (sameFile.length > 0 ? sure.sameFile : sure.sameProject) / sharing.length
    for (const { suggestionId } of sharing) add({ suggestionId, confidence, because: 'errorCameWithIt' })
  }
  return [...credits.values()]
}

function inText(error: ReportedError, { file, place }: Suspect, folders: readonly string[]): number {
  const at = error.places.findIndex(
    (each) => place !== null && isIn(each, error, file, folders) && onLines(each, place),
  )
  const found = error.places[at]
  if (found === undefined || place === null) return 0
  if (error.kind === 'test') return at === 0 ? sure.thrownInText : sure.passedThrough
  return withinColumns(found, place) ? sure.inText : sure.onItsLine
}

function onLines({ line }: ReportedPlace, { firstLine, lastLine }: PlaceOnDisk): boolean {
  return line !== null && line >= firstLine && line <= lastLine
}

function withinColumns({ line, column }: ReportedPlace, place: PlaceOnDisk): boolean {
  if (column === null) return false
  const after = line !== place.firstLine || column >= place.firstColumn
  // Compilers point behind the last character, too.
  return after && (line !== place.lastLine || column <= place.lastColumn + 1)
}

function isIn(
  { path }: ReportedPlace,
  { project }: ReportedError,
  file: string,
  folders: readonly string[],
): boolean {
  const printed = path.replaceAll('\\', '/')
  const bases = project === null ? folders : [dirname(project.replaceAll('\\', '/')), ...folders]
  return bases.some((base) => same(resolve(base, printed), file)) || endsWith(file, printed)
}

/** A relative path may start at a folder that only the tool knows; a bare name is too little to go by. */
function endsWith(file: string, printed: string): boolean {
  const short = printed.replace(/^(?:\.{1,2}\/)+/, '')
  return short.includes('/') && !/^(?:\/|[A-Za-z]:)/.test(short) && plain(file).endsWith(`/${plain(short)}`)
}

function same(one: string, other: string): boolean {
  return plain(one) === plain(other)
}

function plain(path: string): string {
  const slashed = path.replaceAll('\\', '/')
  return /^[A-Za-z]:/.test(slashed) ? slashed.toLowerCase() : slashed
}

async function ofItsProject(
  error: ReportedError,
  suspects: readonly Suspect[],
  folders: readonly string[],
): Promise<Suspect[]> {
  const [top = '/'] = folders.toReversed()
  const [place] = error.places
  const file = place === undefined ? null : resolve(folders[0] ?? top, place.path.replaceAll('\\', '/'))
  const project = error.project === null ? file && (await projectFolderOf(file, top)) : dirname(error.project)
  if (project === null) return []
  const own = await Promise.all(suspects.map((suspect) => projectFolderOf(suspect.file, top)))
  return suspects.filter((_, index) => own[index] !== null && same(own[index]!, project))
}
