/**
 * The context that serving would find at a place, of texts that are given instead of an editor's: for examples. What an
 * editor alone knows (edits of the last minutes, its own declarations) is not there; for the files that a person has
 * open beside one stand those next to it by name.
 */
import type { ContextSnippet } from '#contracts/contextSnippet'
import type { Settings } from '#contracts/settings'
import type { Exclusions } from '#engine/exclude/exclude'
import { languageOf } from '#engine/language/language'
import { systemClock } from '#platform/clock'
import { remember } from '#platform/remember'
import { chooseSnippets } from './chooseSnippets'
import { EditorDeclarations } from './editorDeclarations'
import { Gatherer } from './gatherer'
import { Library } from './library'
import { Outlines } from './outlines'
import type { Place } from './place'
import { RecentEdits } from './recentEdits'
import { TypeIndex } from './typeIndex'

export interface OfflineTexts {
  /** Of all files that there are, relative to the workspace, with forward slashes. */
  readonly paths: readonly string[]
  /** The text of one, with `\n` line ends and without secrets; null where it is gone. */
  read(path: string): Promise<string | null>
  /** Names of the types that one declares, as `declaredTypes` finds them. */
  declaredIn(path: string): Promise<Iterable<string>>
}

type Sizes = Pick<Settings, 'contextCharacters' | 'prefixCharacters' | 'suffixCharacters'>

/** Says whose text may be used. The same function for the same files. */
export type MayRead = (path: string) => boolean

/** Files before and after one, by name, that count as open; a person has a handful open. */
const BESIDE = 3
/** Texts that are held at a time: what is near is asked for again soon. */
const MOST_TEXTS = 100

/** Reading the disk's ignore files is over: the given texts are those that may be read. */
const nothingExcluded: Pick<Exclusions, 'excludes'> = { excludes: () => false }

export class OfflineContext {
  readonly #paths: ReadonlySet<string>
  readonly #byExtension: ReadonlyMap<string, readonly string[]>
  /** Of each reader's own: what one may read is not for another. */
  readonly #outlines = new WeakMap<MayRead, Outlines>()
  readonly #texts = new Map<string, string | null>()
  #index: Promise<TypeIndex> | null = null
  #open: { readonly path: string; readonly mayRead: MayRead; readonly library: Library } | null = null

  constructor(
    private readonly texts: OfflineTexts,
    private readonly sizes: Sizes,
  ) {
    this.#paths = new Set(texts.paths)
    const sorted = texts.paths.filter((path) => languageOf(path) !== null).sort()
    this.#byExtension = Map.groupBy(sorted, extensionOf)
  }

  /**
   * The same for the same texts and place, whatever was asked before. Empty for files in which nothing is suggested.
   * `loadParsers` comes first.
   * @param place its text is as it was when the cursor stood there
   */
  async at({ path, text, offset }: Omit<Place, 'workspace'>, mayRead: MayRead): Promise<ContextSnippet[]> {
    const language = languageOf(path)
    if (language === null || this.sizes.contextCharacters === 0) return []
    const place: Place = { workspace: '', path, text, offset }
    const library = await this.#libraryFor(path, mayRead)
    await library.indexed('')
    // A template's types are known once its class is.
    await library.learn(place)
    await library.learn(place)
    const editor = new EditorDeclarations(library.open, systemClock, nothingExcluded)
    const inPrompt = {
      start: offset - this.sizes.prefixCharacters,
      end: offset + this.sizes.suffixCharacters,
    }
    const candidates = new Gatherer(library, editor, new RecentEdits()).gather(place, inPrompt, 0)
    return chooseSnippets(candidates, language, this.sizes.contextCharacters)
  }

  /** One for each file in turn, so that what was asked before does not count. */
  async #libraryFor(path: string, mayRead: MayRead): Promise<Library> {
    if (this.#open?.path === path && this.#open.mayRead === mayRead) return this.#open.library
    const files = {
      read: (file: Pick<Place, 'path'>) =>
        mayRead(file.path) && this.#paths.has(file.path) ? this.#textOf(file.path) : Promise.resolve(null),
      indexTypes: async () => {
        this.#index ??= TypeIndex.build(shallowFirst(this.texts.paths), (other) =>
          this.texts.declaredIn(other),
        )
        const index = await this.#index
        return { find: (name: string) => index.find(name).filter(mayRead) }
      },
    }
    const fail = (error: unknown): never => {
      throw error
    }
    const outlines = this.#outlines.get(mayRead) ?? new Outlines()
    this.#outlines.set(mayRead, outlines)
    const library = new Library(systemClock, nothingExcluded, fail, files, outlines)
    for (const other of this.#beside(path).filter(mayRead)) {
      const text = await this.#textOf(other)
      if (text !== null) library.open.opened({ uri: other, workspace: '', path: other, text })
    }
    this.#open = { path, mayRead, library }
    return library
  }

  #beside(path: string): string[] {
    const alike = this.#byExtension.get(extensionOf(path)) ?? []
    const at = alike.indexOf(path)
    return at < 0
      ? []
      : alike.slice(Math.max(0, at - BESIDE), at + BESIDE + 1).filter((other) => other !== path)
  }

  async #textOf(path: string): Promise<string | null> {
    const known = this.#texts.get(path)
    const text = known === undefined ? await this.texts.read(path) : known
    remember(this.#texts, path, text, MOST_TEXTS)
    return text
  }
}

function extensionOf(path: string): string {
  return path.slice(path.lastIndexOf('.') + 1).toLowerCase()
}

/** As a workspace is walked for serving. */
function shallowFirst(paths: readonly string[]): string[] {
  const depth = (path: string): number => path.split('/').length
  return [...paths].sort((one, other) => depth(one) - depth(other) || (one < other ? -1 : 1))
}
