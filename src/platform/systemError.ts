/** What the system refused, in words; null for an error that is none of the system's. */
import { errorCode } from './files'

const sentences: Readonly<Record<string, string>> = {
  ENOSPC: 'The disk is full. Free some space and run the same command again: what was done so far is kept.',
  EDQUOT: 'Your disk quota is used up. Free some space and run the same command again.',
  EROFS: 'The folder is on a read-only disk. Name another data folder with --home.',
  EACCES:
    'A file may not be read or written. Check its permissions, or name another data folder with --home.',
  EPERM: 'A file may not be read or written. Check its permissions, or name another data folder with --home.',
  EMFILE: 'Too many files are open. Close other programs and run the same command again.',
  ENOTDIR: 'A file stands where a folder is needed. Name another data folder with --home.',
  EEXIST: 'A file stands where a folder is needed. Name another data folder with --home.',
}

export function systemSentence(error: unknown): string | null {
  const sentence = sentences[errorCode(error)]
  if (sentence === undefined) return null
  const path = error instanceof Error && 'path' in error ? ` (${String(error.path)})` : ''
  return sentence + path
}
