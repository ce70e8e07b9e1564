/** A file's text at once, for the rare moment in which the order of things matters more than the wait. */
import { readFileSync } from 'node:fs'

/** Without a byte-order mark and with `\n` line ends; null where there is no file, or it cannot be read. */
export function readTextNow(path: string): string | null {
  try {
    return readFileSync(path, 'utf8')
      .replace(/^\uFEFF/, '')
      .replaceAll('\r\n', '\n')
  } catch {
    // Not there, a folder, or not ours to read: whoever asks has nothing to compare with.
    return null
  }
}
