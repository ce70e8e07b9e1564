/** Where a suggestion's text stands in the file that a command reads: on disk, not in the editor. */
import { findText } from './findText'

/** From 1, as tools count; the end is where the last character stands. */
export interface PlaceOnDisk {
  readonly firstLine: number
  readonly firstColumn: number
  readonly lastLine: number
  readonly lastColumn: number
}

export type OnDisk =
  | { readonly kind: 'at'; readonly place: PlaceOnDisk }
  /** Much of it stands there, in other words or in parts. */
  | { readonly kind: 'somewhere' }
  /** Not saved yet, or gone. */
  | { readonly kind: 'absent' }

/** Below half of its lines the person wrote something else. */
const standing = 0.5
/** A shorter line stands in any file. */
const tellingCharacters = 4

/** @param file with `\n` line ends @param prefix what stood before the text when it was made */
export function placeOnDisk(file: string, text: string, prefix: string): OnDisk {
  const lastLine = prefix.slice(prefix.lastIndexOf('\n') + 1)
  const context = findText(file, prefix.slice(-200) + text) ?? findText(file, lastLine + text)
  const found = context ?? findText(file, text)
  if (found !== null) {
    const length = context === null ? found.end - found.start : text.length
    return { kind: 'at', place: rangeOf(file, Math.max(found.start, found.end - length), found.end) }
  }
  const lines = new Set(file.split('\n').map(bare))
  const wanted = text
    .split('\n')
    .map(bare)
    .filter((line) => line.length >= tellingCharacters)
  const whole = bare(file)
  const kept = wanted.filter((line) => (wanted.length === 1 ? whole.includes(line) : lines.has(line)))
  return { kind: wanted.length > 0 && kept.length / wanted.length >= standing ? 'somewhere' : 'absent' }
}

function bare(line: string): string {
  return line.replaceAll(/\s/g, '')
}

function rangeOf(file: string, start: number, end: number): PlaceOnDisk {
  const first = positionAt(file, start)
  const last = positionAt(file, Math.max(start, end - 1))
  return { firstLine: first.line, firstColumn: first.column, lastLine: last.line, lastColumn: last.column }
}

function positionAt(file: string, offset: number): { line: number; column: number } {
  const before = file.slice(0, offset)
  return { line: before.split('\n').length, column: offset - before.lastIndexOf('\n') }
}
