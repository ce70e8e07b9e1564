/** One accepted text in an open document: where it stands through every later change, and whether it stands at all. */
import { findText, findTextAt } from './findText'
import { type Edit, type OpenDocument } from './openDocuments'
import { moveRange, type TrackedRange } from './trackedRange'

/** How far from the place of an accept, in characters, a change may begin that puts the accepted text in. */
const reach = 400
/** A shorter text is found again only where it stood: too many others read the same. */
const telling = 8

/** `undone`: the whole document reads as before the accept. `back`: what was cut, undone or away stands again. */
export type Fate =
  | { readonly kind: 'same' }
  | { readonly kind: 'back' }
  /** `was`: how it stood before; null where something else than the person had taken it away. */
  | { readonly kind: 'edited' | 'undone'; readonly was: string | null }

const same = { kind: 'same' } as const
const back = { kind: 'back' } as const

export class TrackedText {
  readonly #accepted: string
  readonly #offset: number
  #range: TrackedRange | null
  /** What stood there before most of it went at once. */
  #lost: string | null = null
  #away = false
  /** The whole document before the text came. */
  #restored: string | null = null

  /** @param accepted with `\n` line ends @param offset where it stands, or is to come */
  constructor(
    { text, last }: OpenDocument,
    accepted: string,
    offset: number,
    range = findTextAt(text, accepted, offset),
  ) {
    this.#accepted = accepted
    this.#offset = offset
    this.#range = range
    if (range !== null && last?.inserted.some(({ start, end }) => start < range.end && end > range.start))
      this.#restored = last.before
  }

  /** Where it stands, or stood last; null while it was never seen. */
  get start(): number | null {
    return this.#range?.start ?? null
  }

  /** As `in`, or as it was before something else than the person took it away. */
  known(document: string): string | null {
    return this.#away ? this.#lost : this.in(document)
  }

  /** With `\n` line ends; null while it was never seen, and while something else than the person took it away. */
  in(document: string): string | null {
    return this.#range === null || this.#away ? null : textIn(document, this.#range)
  }

  changed(edit: Edit): Fate {
    if (this.#range === null) {
      this.#range = this.#putIn(edit)
      if (this.#range !== null) this.#restored = edit.before
      return same
    }
    const old = this.#range
    this.#range = edit.changes.reduce(moveRange, old)
    if (this.#lost === null && !touches(edit, old)) return same
    const was = textIn(edit.before, old)
    const is = textIn(edit.after, this.#range)
    const undone = was !== is && edit.after === this.#restored
    if (this.#lost === null && (undone || is.trim().length < was.trim().length / 2)) this.#lost = was
    const found = this.#lost === null ? null : this.#find(edit, this.#lost)
    if (found !== null) {
      const moved = !this.#away && this.#lost === was
      this.#range = found
      this.#lost = null
      this.#away = false
      return moved ? same : back
    }
    if (was === is) return same
    return { kind: undone ? 'undone' : 'edited', was: this.#away ? null : was }
  }

  /** Something else than the person took it, or changed it. @param was how it stood before */
  takenAway(was: string): void {
    this.#away = true
    this.#lost = was
  }

  #putIn({ after, inserted }: Edit): TrackedRange | null {
    for (const { start, end } of inserted) {
      if (Math.abs(start - this.#offset) > reach) continue
      const at = after.slice(start, end).replaceAll('\r\n', '\n').indexOf(this.#accepted)
      const found = at === -1 ? null : findText(after.slice(start, end), this.#accepted)
      if (found !== null) return { start: start + found.start, end: start + found.end }
    }
    return inserted.length === 0 ? null : findTextAt(after, this.#accepted, this.#offset)
  }

  /** In what was put in; a text that is away also where only a part of it had to be put in again. */
  #find({ after, inserted }: Edit, lost: string): TrackedRange | null {
    const own = this.#range!
    const short = lost.replaceAll(/\s/g, '').length < telling
    for (const { start, end } of inserted) {
      const more = this.#away ? lost.length * 2 : 0
      const from = Math.max(0, start - more)
      const found = findText(after.slice(from, end + more), lost, own.start - from)
      if (found === null) continue
      const range = { start: from + found.start, end: from + found.end }
      if (!short || range.start === own.start || range.end === own.start) return range
    }
    return null
  }
}

/** In as many steps as there are changes, and without a look at any text. */
function touches({ changes }: Edit, range: TrackedRange): boolean {
  let now = range
  return changes.some((change) => {
    const touched = change.start < now.end && change.end > now.start
    now = moveRange(now, change)
    return touched || (change.start === change.end && change.start > now.start && change.start < now.end)
  })
}

function textIn(document: string, { start, end }: TrackedRange): string {
  return document.slice(start, end).replaceAll('\r\n', '\n')
}
