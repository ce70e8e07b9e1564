/** The documents of the editor that may serve as context: open ones, and the last few that were closed. */
import type { Exclusions } from '#engine/exclude/exclude'
import { MOST_BYTES, mayRead } from './mayRead'
import type { Place } from './place'
import { remember } from '#platform/remember'

export interface OpenText {
  readonly uri: string
  readonly workspace: string
  readonly path: string
  readonly text: string
}

/** Tabby keeps 5 recent files and Copilot looks at 20 neighbours; open ones come on top of these. */
const MOST_CLOSED = 10
const MOST_OTHERS = 20

export class OpenTexts {
  /** Both in the order of their last use, the newest last. */
  readonly #open = new Map<string, OpenText>()
  readonly #closed = new Map<string, OpenText>()

  constructor(private readonly exclusions: Pick<Exclusions, 'excludes'>) {}

  opened(document: OpenText): void {
    if (!mayRead(document, this.exclusions)) return
    this.#closed.delete(document.uri)
    this.#open.set(document.uri, document)
  }

  changed(uri: string, text: string): void {
    const document = this.#open.get(uri)
    if (document === undefined) return
    this.#open.delete(uri)
    this.#open.set(uri, { ...document, text })
  }

  closed(uri: string): void {
    const document = this.#open.get(uri)
    if (document === undefined) return
    this.#open.delete(uri)
    remember(this.#closed, uri, document, MOST_CLOSED)
  }

  get(uri: string): OpenText | undefined {
    return this.#open.get(uri) ?? this.#closed.get(uri)
  }

  /** Of an open file; what was closed may have changed on disk since. */
  at(workspace: string, path: string): OpenText | undefined {
    return this.#open.values().find((other) => other.path === path && other.workspace === workspace)
  }

  /** Other files of the workspace, the last used first. */
  others({ workspace, path }: Pick<Place, 'workspace' | 'path'>): OpenText[] {
    return [...this.#closed.values(), ...this.#open.values()]
      .filter((other) => other.workspace === workspace && other.path !== path)
      .filter(({ text }) => text.length <= MOST_BYTES)
      .reverse()
      .slice(0, MOST_OTHERS)
  }
}
