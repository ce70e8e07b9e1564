/** What can go wrong with the store, as a closed list, each with a sentence that says what to do. */
import { systemSentence } from '#platform/systemError'

export type StoreErrorKind =
  | 'busy'
  | 'corrupt'
  | 'unwritable'
  | 'full'
  | 'newer'
  | 'unsupportedNode'
  | 'invalidRow'
  | 'refused'
  | 'failed'

export class StoreError extends Error {
  override readonly name = 'StoreError'
  constructor(
    readonly kind: StoreErrorKind,
    message: string,
    options?: ErrorOptions,
  ) {
    super(message, options)
  }
}

const ofTheFile: ReadonlySet<StoreErrorKind> = new Set(['busy', 'corrupt', 'unwritable', 'full', 'failed'])

/** Whether it is the file that cannot be used, not one row or statement: the next will fail as well. */
export function isOfTheFile(error: unknown): error is StoreError {
  return error instanceof StoreError && ofTheFile.has(error.kind)
}

/** The store's error for one of SQLite's or the file system's; anything else (a bug) comes back as it is. */
export function asStoreError(error: unknown, path: string): unknown {
  if (error instanceof StoreError || !(error instanceof Error) || !('code' in error)) return error
  const code = String(error.code)
  const kind = kindOf(code)
  // What the file system says of a folder is plainer.
  const plain = code === 'ENOTDIR' || code === 'EEXIST' ? systemSentence(error) : null
  return kind === null
    ? error
    : new StoreError(kind, plain ?? sentence(kind, path, `${code}: ${error.message}`), { cause: error })
}

function kindOf(code: string): StoreErrorKind | null {
  if (code.startsWith('SQLITE_BUSY') || code.startsWith('SQLITE_LOCKED')) return 'busy'
  if (code.startsWith('SQLITE_CORRUPT') || code === 'SQLITE_NOTADB') return 'corrupt'
  // The memory that processes share over a database is a file beside it, which needs room too.
  if (/^(SQLITE_FULL|SQLITE_IOERR_SHMSIZE|ENOSPC|EDQUOT)$/.test(code)) return 'full'
  if (code.startsWith('SQLITE_CONSTRAINT')) return 'refused'
  if (/^SQLITE_(READONLY|CANTOPEN|PERM|AUTH)/.test(code)) return 'unwritable'
  if (/^(EACCES|EPERM|EROFS|ENOTDIR|EEXIST|EISDIR|ENOENT)$/.test(code)) return 'unwritable'
  return code.startsWith('SQLITE_') ? 'failed' : null
}

function sentence(kind: StoreErrorKind, path: string, detail: string): string {
  switch (kind) {
    case 'busy':
      return `Another program has been writing to ${path} for more than 5 seconds. Try again, and close other windows if it stays so. (${detail})`
    case 'corrupt':
      return `${path} is damaged or is not a database. Close every window and run "apprentice repair", which makes a new one of what can be read; or move the file and its -wal and -shm neighbours aside, and start with an empty one. (${detail})`
    case 'full':
      return `The disk that holds ${path} is full, so nothing more was recorded. Free some space and try again. (${detail})`
    case 'unwritable':
      return `${path} cannot be opened for writing. Give yourself write permission on its folder, or choose another data folder with --home. (${detail})`
    case 'refused':
      return `The database ${path} refused a row that contradicts what it already holds. This is a bug; please report it. (${detail})`
    default:
      return `The database ${path} could not be used. Try again, and restart the editor if it stays so. (${detail})`
  }
}
