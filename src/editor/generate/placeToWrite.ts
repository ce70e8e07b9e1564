/** What a text that was asked for replaces: the code of a selection, without the white space around it. */

export interface WritePlace {
  /** In UTF-16 units; equal at a cursor. */
  readonly start: number
  readonly end: number
}

/**
 * @param text of the document; nothing but white space is selected as good as nothing, and on a line of nothing else
 * the place is at its end
 */
export function placeToWrite(text: string, start: number, end: number): WritePlace {
  const selected = text.slice(start, end)
  const code = selected.trim()
  if (code !== '') {
    const from = start + selected.indexOf(code)
    return { start: from, end: from + code.length }
  }
  const before = text.slice(text.lastIndexOf('\n', end - 1) + 1, end)
  const blank = before.trim() === '' ? (/^[ \t]*(?=\r?\n|$)/.exec(text.slice(end))?.[0].length ?? 0) : 0
  return { start: end + blank, end: end + blank }
}
