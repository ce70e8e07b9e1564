/** The documents that are open and their text, with the accepted texts that are followed in them. */
import { type DocumentChange, moveRange, smallestChange, type TrackedRange } from './trackedRange'

/** How far from the place of an accept, in characters, a change may begin that puts the accepted text in. */
const reach = 400

export interface Followed {
  readonly uri: string
  /** What stands there now with `\n` line ends, or null when the accepted text was never seen in the document. */
  now(): string | null
  stop(): void
}

interface Following {
  readonly accepted: string
  readonly offset: number
  range: TrackedRange | null
}

interface OpenDocument {
  text: string
  following: Following[]
}

export class OpenDocuments {
  readonly #open = new Map<string, OpenDocument>()

  opened(uri: string, text: string): void {
    this.#open.set(uri, { text, following: [] })
  }

  /** Each change refers to the text that the ones before it left, as in LSP. */
  changed(uri: string, changes: readonly DocumentChange[]): void {
    const document = this.#open.get(uri)
    if (document === undefined) return
    for (const change of changes) {
      const smallest = smallestChange(document.text, change)
      document.text = document.text.slice(0, change.start) + change.text + document.text.slice(change.end)
      for (const following of document.following)
        following.range = following.range ? moveRange(following.range, smallest) : putIn(change, following)
    }
  }

  closed(uri: string): void {
    this.#open.delete(uri)
  }

  /** Follows an accepted text; editors report an accept before or after the change that puts the text in. */
  follow(uri: string, accepted: string, offset: number): Followed | null {
    const document = this.#open.get(uri)
    if (document === undefined) return null
    const following: Following = { accepted, offset, range: standing(document.text, accepted, offset) }
    document.following.push(following)
    return {
      uri,
      now: () =>
        following.range &&
        document.text.slice(following.range.start, following.range.end).replaceAll('\r\n', '\n'),
      stop: () => {
        document.following = document.following.filter((other) => other !== following)
      },
    }
  }
}

function standing(text: string, accepted: string, offset: number): TrackedRange | null {
  const form = forms(accepted).find((each) => text.startsWith(each, offset))
  return form === undefined ? null : { start: offset, end: offset + form.length }
}

function putIn({ start, text }: DocumentChange, { accepted, offset }: Following): TrackedRange | null {
  if (Math.abs(start - offset) > reach) return null
  const form = forms(accepted).find((each) => text.includes(each))
  if (form === undefined) return null
  const at = start + text.indexOf(form)
  return { start: at, end: at + form.length }
}

/** The document may have Windows line ends. */
function forms(accepted: string): string[] {
  return [accepted, accepted.replaceAll('\n', '\r\n')]
}
