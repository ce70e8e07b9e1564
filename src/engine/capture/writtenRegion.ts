/** What a person writes from a place on, followed through edits; plain data and a pure function. */
import { type Edit } from './openDocuments'
import { type TrackedRange } from './trackedRange'

/** Of the line and the next one, where they are not very long. */
const nearCharacters = 200

/** `touched`: written there. `elsewhere`: in another place of the document. `broken`: what stood before the place changed. */
export type Written = 'untouched' | 'touched' | 'elsewhere' | 'broken'

/** Where the region is after an edit. Unlike a tracked text it takes in what is put at its borders, and right behind it. */
export function moveRegion(
  region: TrackedRange,
  { changes }: Edit,
): { readonly region: TrackedRange; readonly written: Written } {
  let { start, end } = region
  const seen = new Set<Written>()
  for (const change of changes) {
    const grown = change.text.length - (change.end - change.start)
    const isWhite = change.text.trim() === '' && change.base.slice(change.start, change.end).trim() === ''
    const isBefore = change.end < start || (change.end === start && change.start < start)
    if (isBefore) {
      ;[start, end] = [start + grown, end + grown]
      if (!isWhite) seen.add(change.end === start - grown ? 'broken' : 'elsewhere')
    } else if (change.start < start) return { region: { start, end }, written: 'broken' }
    else if (change.start <= end || isNear(change.base, end, change.start)) {
      end = Math.max(end, change.end) + grown
      if (!isWhite) seen.add('touched')
    } else if (!isWhite) seen.add('elsewhere')
  }
  const written = (['broken', 'touched', 'elsewhere'] as const).find((each) => seen.has(each))
  return { region: { start, end }, written: written ?? 'untouched' }
}

/** A closing sign that the editor put in, or the next line, does not end what is being written. */
function isNear(text: string, end: number, start: number): boolean {
  return start - end <= nearCharacters && text.slice(end, start).split('\n').length <= 2
}
