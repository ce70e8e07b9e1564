/** Declarations near a place by the editor's own language services; a late answer serves the next request. */
import type { Exclusions } from '#engine/exclude/exclude'
import type { Clock } from '#platform/clock'
import { cutAtLine } from './cutAtLine'
import { mayRead } from './mayRead'
import type { OpenTexts } from './openTexts'
import { type Place, fileKey } from './place'
import { remember } from '#platform/remember'

export interface Declared {
  /** Relative to the workspace, with forward slashes. */
  readonly path: string
  readonly text: string
}

export type AskEditor = (uri: string, offset: number, signal: AbortSignal) => Promise<readonly Declared[]>

/** What an editor is asked for; Tabby takes as many declarations. */
const MOST_DECLARATIONS = 5
const MOST_CHARACTERS = 800
/** Milliseconds. An editor answers within 500 or hangs. */
const WITHIN = 2_000
const MOST_FILES = 50

export class EditorDeclarations {
  readonly #declared = new Map<string, readonly Declared[]>()
  readonly #asking = new Set<string>()
  #ask: AskEditor | null = null
  #version = 0

  constructor(
    private readonly open: OpenTexts,
    private readonly clock: Clock,
    private readonly exclusions: Pick<Exclusions, 'excludes'>,
  ) {}

  /** Another one whenever an editor said something new. */
  get version(): number {
    return this.#version
  }

  use(ask: AskEditor): void {
    this.#ask = ask
  }

  of(place: Place): readonly Declared[] {
    return this.#declared.get(fileKey(place)) ?? []
  }

  /** One question a file at a time. Never rejects: an editor that cannot say is no reason to do without the rest. */
  async learn(place: Place, ending: AbortSignal): Promise<void> {
    const key = fileKey(place)
    const uri = this.open.at(place.workspace, place.path)?.uri
    if (this.#ask === null || uri === undefined || this.#asking.has(key)) return
    this.#asking.add(key)
    const late = new AbortController()
    const signal = AbortSignal.any([late.signal, ending])
    const answer = await Promise.race([
      this.#ask(uri, place.offset, signal),
      this.clock.delay(WITHIN, signal).then(() => []),
    ]).catch(() => [])
    late.abort()
    this.#asking.delete(key)
    const declared = answer
      .filter(({ path }) => path !== place.path)
      .filter(({ path }) => mayRead({ workspace: place.workspace, path }, this.exclusions))
      .slice(0, MOST_DECLARATIONS)
      .map(({ path, text }) => ({ path, text: cutAtLine(text, MOST_CHARACTERS) }))
    if (JSON.stringify(declared) === JSON.stringify(this.of(place))) return
    remember(this.#declared, key, declared, MOST_FILES)
    this.#version++
  }
}
