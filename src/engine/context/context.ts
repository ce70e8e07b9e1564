/**
 * Code of other files for the prompt: what the person edited lately, what looks like this, declarations of what is in
 * sight, and what goes with this file. A suggestion waits for it once a file and never longer than its budget; after
 * that the same snippets are given byte for byte while the person stays, so that the runtime's cache of them holds.
 */
import type { ContextSnippet } from '#contracts/contextSnippet'
import type { Settings } from '#contracts/settings'
import { Exclusions } from '#engine/exclude/exclude'
import { languageOf } from '#engine/language/language'
import type { Clock } from '#platform/clock'
import type { Log } from '#platform/log'
import { chooseSnippets } from './chooseSnippets'
import { type AskEditor, EditorDeclarations } from './editorDeclarations'
import { Gatherer } from './gatherer'
import { Library } from './library'
import type { OpenText } from './openTexts'
import { type Place, fileKey } from './place'
import { RecentEdits, type TextChange } from './recentEdits'
import { remember } from '#platform/remember'
import { differsEnough, settle } from './settle'

export type { AskEditor } from './editorDeclarations'
export { OfflineContext, type OfflineTexts } from './offlineContext'
export { declaredTypes } from './outline'

export interface SurroundingsParts {
  readonly clock: Clock
  readonly settings: Pick<
    Settings,
    'contextCharacters' | 'contextMs' | 'prefixCharacters' | 'suffixCharacters'
  >
  readonly log: Log
  /** What is never read; by default what looks like a secret and what ignore files name. */
  readonly exclusions?: Exclusions
}

/** What is held for a file. */
interface Held {
  snippets: readonly ContextSnippet[]
  /** Where they were chosen for. */
  chosenAt: Place
  readonly startedAt: number
  /** The last request, and when it came. */
  asked: Place
  askedAt: number
  /** What was known when they were chosen; null before. */
  version: number | null
  isLearning: boolean
  isRenewing: boolean
  /** Ends when all that was to be learnt for the first choice is. */
  readonly first: Promise<void>
}

/** Characters that the cursor moves until it is elsewhere: about 50 lines. */
const ELSEWHERE = 2_000
/** Milliseconds without a request after which the person may have read or thought; as in llama.vscode. */
const IDLE = 3_000
const MOST_HELD = 50
/** Milliseconds in which a request is built and sent. */
const SOON = 10

export class Surroundings {
  readonly #library: Library
  readonly #exclusions: Exclusions
  readonly #editor: EditorDeclarations
  readonly #edits = new RecentEdits()
  readonly #gatherer: Gatherer
  readonly #ending = new AbortController()
  readonly #held = new Map<string, Held>()
  /** The file of the last request. */
  #focus = ''

  constructor(private readonly parts: SurroundingsParts) {
    this.#exclusions = parts.exclusions ?? new Exclusions()
    this.#library = new Library(parts.clock, this.#exclusions, (error) => {
      this.#log(error)
    })
    this.#editor = new EditorDeclarations(this.#library.open, parts.clock, this.#exclusions)
    this.#gatherer = new Gatherer(this.#library, this.#editor, this.#edits)
  }

  opened(document: OpenText): void {
    this.#library.open.opened(document)
  }

  /** @param text as it is now @param changes one after the other, each in offsets of the text before it */
  changed(uri: string, text: string, changes: readonly TextChange[]): void {
    this.#library.open.changed(uri, text)
    this.#edits.changed(uri, changes, this.parts.clock.now())
  }

  closed(uri: string): void {
    this.#library.open.closed(uri)
  }

  /** From now on the editor's own language services are asked for declarations too. */
  askEditor(ask: AskEditor): void {
    this.#editor.use(ask)
  }

  /** To be waited for before the first request in a file, `contextMs` at most; null where nothing is to be waited for. */
  ready(place: Place, signal?: AbortSignal): Promise<void> | null {
    if (!this.#isWanted(place)) return null
    const { clock, settings } = this.parts
    const held = this.#heldFor(place)
    const left = held.startedAt + settings.contextMs - clock.now()
    if (held.version !== null || left <= 0) return null
    const inTime = new AbortController()
    const until = signal ? AbortSignal.any([signal, inTime.signal]) : inTime.signal
    return Promise.race([held.first, clock.delay(left, until).catch(() => {})]).finally(() => {
      inTime.abort()
    })
  }

  /** What goes into the prompt here, at once; what it takes longer to find out is in a later answer. */
  current(place: Place): readonly ContextSnippet[] {
    if (!this.#isWanted(place)) return []
    const held = this.#heldFor(place)
    const now = this.parts.clock.now()
    const wasIdle = now - held.askedAt >= IDLE
    const hasJumped = this.#focus !== fileKey(place) || distance(place, held.asked) > ELSEWHERE
    held.askedAt = now
    held.asked = place
    this.#focus = fileKey(place)
    // The model reads the text anew there in any case: what goes before it is chosen in time for that.
    const isFirst = held.version === null
    if (isFirst || hasJumped) this.#choose(held)
    const isNews = held.version !== this.#version || distance(place, held.chosenAt) > ELSEWHERE
    // What the first choice needs is being learnt already.
    if (!isFirst && (hasJumped || wasIdle || isNews)) void this.#renew(held, hasJumped || wasIdle)
    // One may have come to be left alone since they were chosen.
    return held.snippets.some((snippet) => this.#isLeftAlone(place, snippet))
      ? held.snippets.filter((snippet) => !this.#isLeftAlone(place, snippet))
      : held.snippets
  }

  close(): void {
    this.#ending.abort()
    this.#library.close()
  }

  #isLeftAlone({ workspace }: Place, { path }: ContextSnippet): boolean {
    return this.#exclusions.excludes({ workspace, path })
  }

  /** Another one whenever something new is known. */
  get #version(): number {
    return this.#library.version + this.#editor.version
  }

  #isWanted({ path }: Place): boolean {
    return this.parts.settings.contextCharacters > 0 && languageOf(path) !== null
  }

  #heldFor(place: Place): Held {
    const known = this.#held.get(fileKey(place))
    if (known !== undefined) return known
    const now = this.parts.clock.now()
    const { promise: first, resolve } = Promise.withResolvers<void>()
    const held: Held = {
      ...{ snippets: [], chosenAt: place, startedAt: now, asked: place, askedAt: now, version: null },
      ...{ isLearning: false, isRenewing: false, first },
    }
    remember(this.#held, fileKey(place), held, MOST_HELD)
    resolve(this.#learnAll(held, place))
    return held
  }

  /** Chooses anew where the last request was, once it is on its way: what comes of it is for the next one. */
  async #renew(held: Held, fromEditor: boolean): Promise<void> {
    if (held.isRenewing) return
    held.isRenewing = true
    try {
      await this.parts.clock.delay(SOON, this.#ending.signal)
      if (fromEditor) void this.#editor.learn(held.asked, this.#ending.signal)
      const { version } = held
      await this.#learn(held, held.asked)
      const isNews = version !== this.#version || distance(held.asked, held.chosenAt) > ELSEWHERE
      this.#choose(held, isNews ? () => true : differsEnough)
    } catch (error) {
      if (!this.#ending.signal.aborted) this.#log(error)
    } finally {
      held.isRenewing = false
    }
  }

  async #learnAll(held: Held, place: Place): Promise<void> {
    const files = async (): Promise<void> => {
      await this.#learn(held, place)
      // A small workspace is indexed in time for its first suggestion.
      await this.#library.indexed(place.workspace)
      await this.#learn(held, place)
    }
    await Promise.all([files(), this.#editor.learn(place, this.#ending.signal)])
  }

  /** What comes of it is seen by the version. Nobody asked for it, so a bug here is for the log. */
  async #learn(held: Held, place: Place): Promise<void> {
    if (held.isLearning) return
    held.isLearning = true
    try {
      await this.#library.learn(place)
    } catch (error) {
      this.#log(error)
    } finally {
      held.isLearning = false
    }
  }

  #log(error: unknown): void {
    this.parts.log.error(
      `Context: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`,
    )
  }

  #choose(
    held: Held,
    isWorthIt: (held: readonly ContextSnippet[], chosen: readonly ContextSnippet[]) => boolean = () => true,
  ): void {
    const { clock, settings } = this.parts
    const place = held.asked
    const inPrompt = {
      start: place.offset - settings.prefixCharacters,
      end: place.offset + settings.suffixCharacters,
    }
    const candidates = this.#gatherer.gather(place, inPrompt, clock.now())
    const language = languageOf(place.path)!
    const chosen = chooseSnippets(candidates, language, settings.contextCharacters)
    held.version = this.#version
    if (!isWorthIt(held.snippets, chosen)) return
    held.chosenAt = place
    held.snippets = settle(held.snippets, chosen)
  }
}

/** Characters between two places of a file. */
function distance(one: Place, other: Place): number {
  return Math.abs(one.offset - other.offset)
}
