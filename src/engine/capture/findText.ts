/** Where a text stands within another, whatever its line ends and, where nothing else fits, its indentation. */
import { type TrackedRange } from './trackedRange'

/**
 * The occurrence that begins nearest to `near`, or null.
 * @param wanted with `\n` line ends
 */
export function findText(text: string, wanted: string, near = 0): TrackedRange | null {
  if (wanted === '') return null
  return nearest(exactly(text, wanted), near) ?? nearest(looselyIndented(text, wanted), near)
}

/** With Unix or Windows line ends and nothing else changed, exactly at an offset. */
export function findTextAt(text: string, wanted: string, offset: number): TrackedRange | null {
  const form = forms(wanted).find((each) => text.startsWith(each, offset))
  return form === undefined ? null : { start: offset, end: offset + form.length }
}

function* exactly(text: string, wanted: string): Generator<TrackedRange> {
  for (const form of forms(wanted))
    for (let at = text.indexOf(form); at !== -1; at = text.indexOf(form, at + 1))
      yield { start: at, end: at + form.length }
}

/** An editor indents what is pasted. Texts of one line have no indentation of their own. */
function* looselyIndented(text: string, wanted: string): Generator<TrackedRange> {
  const lines = wanted.split('\n').map((line) => line.trim())
  if (lines.length < 2 || lines.every((line) => line === '')) return
  const escaped = lines.map((line) => line.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&'))
  for (const match of text.matchAll(new RegExp(escaped.join('[ \\t]*\\r?\\n[ \\t]*'), 'g')))
    yield { start: match.index, end: match.index + match[0].length }
}

function nearest(found: Iterable<TrackedRange>, near: number): TrackedRange | null {
  let best: TrackedRange | null = null
  for (const range of found)
    if (best === null || Math.abs(range.start - near) < Math.abs(best.start - near)) best = range
  return best
}

function forms(wanted: string): string[] {
  return wanted.includes('\n') ? [wanted, wanted.replaceAll('\n', '\r\n')] : [wanted]
}
