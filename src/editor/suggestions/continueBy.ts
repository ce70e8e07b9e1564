/** Whether a change of the document goes on as the suggestion does, and where the rest of it then begins. */
import type { Change } from './change'

export interface Place {
  /** Characters of the suggestion that stand in the document already. */
  readonly taken: number
  /** Where its rest begins, in UTF-16 units. */
  readonly cursor: number
  /** The cursor's line up to the cursor. */
  readonly before: string
  /** Brackets and quotes behind the cursor that the editor closed by itself. */
  readonly closers: string
}

interface Continued {
  readonly place: Place
  /** `hand`: by the keyboard or the editor's own list. `part`: a piece of the suggestion, or all of it, at once. */
  readonly by: 'hand' | 'part'
}

const PAIRS: ReadonlySet<string> = new Set(['()', '[]', '{}', '<>', '""', "''", '``'])

/**
 * Null when it goes another way.
 * @param text of the suggestion, with `\n` between lines
 * @param takesPart whether a piece was asked for, by word or by line
 */
export function continueBy(place: Place, text: string, change: Change, takesPart: boolean): Continued | null {
  const { taken, cursor, before, closers } = place
  const [ahead, behind] = [cursor - change.offset, change.offset + change.length - cursor]
  if (ahead < 0 || behind < 0 || ahead > before.length || behind > closers.length) return null
  const kept = before.slice(0, before.length - ahead)
  const replaced = before.slice(before.length - ahead)
  if (change.text === '') {
    // Typed back: what was taken of the suggestion goes back to its rest.
    if (!text.slice(0, taken).endsWith(replaced)) return null
    const moved = { taken: taken - ahead, cursor: cursor - ahead, before: kept }
    return { place: { ...moved, closers: closers.slice(behind) }, by: 'hand' }
  }
  // The editor's own list puts in what was typed once more.
  if (!change.text.startsWith(replaced)) return null
  const fresh = change.text.slice(ahead)
  const rest = text.slice(taken)
  const lines = (before + fresh).split('\n')
  const after = { cursor: cursor + fresh.length, before: lines.at(-1)! }

  if (!takesPart && PAIRS.has(fresh) && rest.startsWith(fresh[0]!)) {
    const opened = { taken: taken + 1, cursor: cursor + 1, before: before + fresh[0]! }
    return { place: { ...opened, closers: fresh[1]! + closers.slice(behind) }, by: 'hand' }
  }
  const plain = fresh.replaceAll('\r\n', '\n')
  if (!rest.startsWith(plain)) return null
  // Enter brings the indentation along, and Tab may be some spaces.
  const isKey = plain.length <= 1 || /^\n?[ \t]*$/.test(plain) || (ahead > 0 && plain !== rest)
  return {
    place: { ...after, taken: taken + plain.length, closers: closers.slice(behind) },
    by: isKey && !takesPart ? 'hand' : 'part',
  }
}
