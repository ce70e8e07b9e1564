/** The places of a file that a commit changed, as a person would select them: members where the syntax tells, else lines. */
import { type Language, parse, type Syntax } from '#engine/language/language'
import type { FilePatch } from '#platform/commitPatches'
import { textDifference } from '#engine/curate/example/textDifference'

export interface ChangedRegion {
  /** The file as it was after the commit, but for this place, which is as it was before: the last thing still to do. */
  readonly text: string
  /** Of that text, in UTF-16 units; empty where something was put in. */
  readonly start: number
  readonly end: number
  /** What stands there after. */
  readonly answer: string
  /** The lines that went and came, to know what the change is about. */
  readonly changed: string
}

/** A longer member is changed in lines of it. */
const MOST_LINES = 60
/** Share of a member that changes with its name; more makes it another one. */
const RENAMED = 0.5

interface Range {
  readonly start: number
  readonly end: number
}
interface Hunk {
  readonly before: Range
  readonly after: Range
  readonly changed: string
}

/** In the order of the text. Lines that only went leave nothing to be written, unless the member around them stays. */
export function changedRegions({ path, kind, pieces }: FilePatch, language: Language): ChangedRegion[] {
  const side = (without: 'added' | 'removed'): string =>
    pieces.flatMap((piece) => (piece.kind === without ? [] : [piece.text])).join('')
  const [before, after] = [side('added'), side('removed')]
  if (kind === 'added') return [{ text: '', start: 0, end: 0, answer: after.trimEnd(), changed: after }]
  const membersBefore = membersOf(parse(before, language, path))
  const membersAfter = membersOf(parse(after, language, path))
  const members = new Map<number, { readonly was: Range; readonly is: Range; readonly changed: string }>()
  const regions: ChangedRegion[] = []
  for (const hunk of hunksOf(pieces)) {
    const was = around(membersBefore, hunk.before, before)
    const is = around(membersAfter, hunk.after, after)
    if (was !== null && is !== null && isSame(was, is, before, after)) {
      const changed = (members.get(is.start)?.changed ?? '') + hunk.changed
      members.set(is.start, { was, is, changed })
    } else regions.push(linesRegion(hunk, before, after))
  }
  for (const { was, is, changed } of members.values())
    regions.push(regionOf(after, is, before.slice(was.start, was.end), changed))
  return regions.filter(({ answer }) => answer.trim() !== '').sort((one, other) => one.start - other.start)
}

/** @param range of what stands there after @param old what stood there before */
function regionOf(after: string, range: Range, old: string, changed: string): ChangedRegion {
  const text = after.slice(0, range.start) + old + after.slice(range.end)
  const answer = after.slice(range.start, range.end)
  return { text, start: range.start, end: range.start + old.length, answer, changed }
}

function hunksOf(pieces: FilePatch['pieces']): Hunk[] {
  const hunks: Hunk[] = []
  let [before, after] = [0, 0]
  for (let at = 0; at < pieces.length; at++) {
    const start = { before, after }
    let changed = ''
    for (; at < pieces.length && pieces[at]!.kind !== 'same'; at++) {
      const { kind, text } = pieces[at]!
      changed += text
      if (kind === 'removed') before += text.length
      else after += text.length
    }
    if (changed !== '') {
      const [was, is] = [
        { start: start.before, end: before },
        { start: start.after, end: after },
      ]
      hunks.push({ before: was, after: is, changed })
    }
    const same = pieces[at]?.text.length ?? 0
    before += same
    after += same
  }
  return hunks
}

/** Whole lines, without the line break behind them and the indentation that both begin with. */
function linesRegion(
  { before: was, after: is, changed }: Hunk,
  before: string,
  after: string,
): ChangedRegion {
  const [old, now] = [before.slice(was.start, was.end).trimEnd(), after.slice(is.start, is.end).trimEnd()]
  let same = 0
  // Where something is put in, the cursor stands where its code begins.
  const isWhite = /\s/
  while (isWhite.test(now[same] ?? '') && (old === '' || old[same] === now[same])) same++
  return regionOf(after, { start: is.start + same, end: is.start + now.length }, old.slice(same), changed)
}

type Member = Range & { readonly name: string }

function membersOf(syntax: Syntax | null): Member[] {
  return (syntax?.declarations() ?? []).filter(({ kind }) => kind !== 'type')
}

/** The smallest one that holds all of the range's text; for an empty range, one that begins before it and ends behind it. */
function around(members: readonly Member[], { start, end }: Range, text: string): Member | null {
  const inside = text.slice(start, end)
  const from = start + inside.length - inside.trimStart().length
  const to = Math.max(from, end - (inside.length - inside.trimEnd().length))
  const holding = members.filter((member) =>
    inside.trim() === ''
      ? member.start < start && end < member.end
      : member.start <= from && to <= member.end,
  )
  return holding.toSorted((one, other) => one.end - one.start - (other.end - other.start))[0] ?? null
}

/** By its name, or renamed with most of it as it was. */
function isSame(was: Member, is: Member, before: string, after: string): boolean {
  const [old, now] = [before.slice(was.start, was.end), after.slice(is.start, is.end)]
  if (Math.max(old.split('\n').length, now.split('\n').length) > MOST_LINES) return false
  return was.name === is.name || (textDifference(old, now) ?? 0) <= RENAMED
}
