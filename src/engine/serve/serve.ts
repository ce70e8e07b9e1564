/** A request at the cursor becomes a suggestion, or a reason why not; one request at a time, on the active version. */
import { randomUUID } from 'node:crypto'
import type { ContextSnippet } from '#contracts/contextSnippet'
import type { EventKind } from '#contracts/event'
import type { ContextUse } from '#contracts/interaction'
import type { Settings } from '#contracts/settings'
import type { Client, NoSuggestionReason, Suggestion, WithheldReason } from '#contracts/suggestion'
import type { Version } from '#contracts/version'
import { prepareRequest, refuse, trimAnswer, withhold } from '#engine/completion/completion'
import { type Language, type Syntax, indentationOf, languageOf, parse } from '#engine/language/language'
import type { Clock } from '#platform/clock'
import type { Ollama } from '#platform/ollama'
import { noAnswerOf } from '#platform/runtimeError'
import { Answers, type Question } from './answers'
import { aroundCursor } from './aroundCursor'
import { CurrentSuggestion } from './currentSuggestion'
import type { Place } from './generation'
import { LoadedModels } from './loadedModels'
import { momentOf } from './momentOf'
import { Pace } from './pace'
import { RejectedTexts } from './rejectedTexts'

export interface Opportunity {
  readonly client: Client
  readonly workspace: string
  /** Relative to the workspace, with forward slashes. */
  readonly path: string
  readonly text: string
  /** Offset of the cursor in UTF-16 units. */
  readonly offset: number
  /** The person asked by a command, not by typing: at once, and wherever the cursor stands. */
  readonly byHand?: boolean
}

export type SuggestOutcome =
  | {
      readonly kind: 'suggestion'
      readonly suggestion: Suggestion
      /** Characters of its text that stand before the cursor already: it is the one that was given out before. */
      readonly typed: number
    }
  | { readonly kind: 'nothing'; readonly reason: NoSuggestionReason; readonly message?: string }

/** Milliseconds after which nobody waits for what is under way: an editor asks again at once when it still wants it. */
const ORPHANED_AFTER = 300

/** Milliseconds that a suggestion waits for its model to be loaded, before the person is told why none comes. */
const LOAD_WAITED_FOR = 1_000

/** What does not end a suggestion: shown again, it is the same one. */
const GOES_ON: ReadonlySet<EventKind> = new Set(['shown', 'partiallyAccepted', 'notSeen'])

/** An answer that is not shown. */
export interface Withheld {
  readonly suggestion: Suggestion
  readonly reason: WithheldReason
}

export interface ServeParts {
  readonly ollama: Ollama
  /** Read anew for every request, so that a switch made anywhere is followed at once. */
  readonly activeVersion: () => Version | null
  /** Told of every suggestion that is given out, and of what stood in its prompt of other files. */
  readonly onSuggested: (suggestion: Suggestion, context: readonly ContextUse[]) => void
  readonly onWithheld?: (withheld: Withheld) => void
  /** Code of other files for the prompt, at once or within the time for it. */
  readonly context?: (opportunity: Opportunity) => readonly ContextSnippet[]
  readonly clock: Clock
  readonly settings: Settings
}

/** All that is known of an opportunity before anybody is asked. */
interface Asked extends Question {
  readonly opportunity: Opportunity
  readonly language: Language
  readonly version: Version
  readonly startedAt: number
}

interface Answered {
  readonly text: string
  readonly origin: Suggestion['origin']
  readonly firstTokenMs: number
}

type Nothing = Extract<SuggestOutcome, { kind: 'nothing' }>

export class Suggester {
  readonly #current = new CurrentSuggestion()
  readonly #rejected = new RejectedTexts()
  readonly #pace = new Pace()
  readonly #loaded: LoadedModels
  readonly #answers: Answers
  #newest = new AbortController()
  /** An accept is the newest thing that happened. */
  #tookLast = false

  constructor(private readonly parts: ServeParts) {
    const { ollama, clock, settings } = parts
    const { keepAlive, maxBlockTokens: maxTokens } = settings
    this.#loaded = new LoadedModels({ ollama, clock, keepAlive })
    const onAnswered = (milliseconds: number): void => {
      this.#pace.answered(milliseconds)
    }
    this.#answers = new Answers({ ollama, loaded: this.#loaded, clock, maxTokens, keepAlive, onAnswered })
  }

  /** A newer call ends the wait of the one before it; the model goes on as long as it says what is being typed. */
  async suggest(opportunity: Opportunity, signal?: AbortSignal): Promise<SuggestOutcome> {
    this.#newest.abort()
    const newest = new AbortController()
    this.#newest = newest
    if (signal?.aborted) return nothing('cancelled')
    const asked = this.#look(opportunity)
    if ('kind' in asked) return asked
    const gone = signal ? AbortSignal.any([newest.signal, signal]) : newest.signal
    const left = (): void => void this.#nobodyWaits(newest)
    signal?.addEventListener('abort', left, { once: true })
    try {
      return await this.#suggest(asked, gone)
    } catch (error) {
      if (gone.aborted) return nothing('cancelled')
      const { reason, message } = noAnswerOf(error)
      if (reason !== 'runtimeError') this.#loaded.lost(asked.tag)
      return nothing(reason, message)
    } finally {
      signal?.removeEventListener('abort', left)
    }
  }

  /** The load of a model that is not in memory, shared by all who need it and ended by nobody; null for one that is. */
  loading(tag: string): Promise<void> | null {
    return this.#loaded.ensure(tag)
  }

  /** What became of a suggestion: the next ones follow it. */
  noticed(kind: EventKind, suggestionId: string): void {
    const now = this.parts.clock.now()
    if (kind === 'accepted') {
      this.#tookLast = true
      this.#pace.accepted(now)
    }
    if (kind === 'rejected') this.#pace.rejected(now)
    const { suggestion } = this.#current
    if (suggestion?.id !== suggestionId || GOES_ON.has(kind)) return
    if (kind === 'rejected') this.#rejected.add(suggestion)
    // It came to its end: the same text there again is another suggestion.
    this.#current.forget()
  }

  /** What can be said without the model. */
  #look(opportunity: Opportunity): Asked | Nothing {
    const { before, after } = aroundCursor(opportunity)
    const startedAt = this.parts.clock.now()
    const byHand = opportunity.byHand === true
    const tookLast = this.#tookLast
    this.#tookLast = false
    const language = languageOf(opportunity.path)
    if (language === null) return nothing('unsupportedLanguage')
    if (!byHand) this.#pace.key(startedAt)
    const version = this.parts.activeVersion()
    if (version === null) return nothing('noVersion')
    const text = before + after
    const syntax = (): Syntax | null => parse(text, language, opportunity.path)
    const refused = byHand ? null : refuse(text, before.length, syntax)
    const asked: Omit<Asked, keyof Question> = { opportunity, language, version, startedAt }
    if (refused === null) return { ...asked, ...this.#question(asked, before, after) }
    if (!this.#answers.foretells(placeAt(asked, before, after))) {
      this.#answers.giveUp()
      // Behind a whole statement that was accepted the next key is Enter: what comes then is asked for already.
      const line = before.slice(before.lastIndexOf('\n') + 1)
      const next = `${before}\n${indentationOf(line)}`
      if (tookLast && refused === 'statementComplete') this.#answers.ask(this.#question(asked, next, after))
    }
    return nothing(refused)
  }

  #question(asked: Omit<Asked, keyof Question>, before: string, after: string): Question {
    const { opportunity, language, version } = asked
    const { path, workspace } = opportunity
    const text = before + after
    const syntax = (): Syntax | null => parse(text, language, path)
    const context = this.parts.context?.(opportunity) ?? []
    const sight = { syntax, context, path, repository: lastName(workspace) }
    const request = prepareRequest(text, before.length, language, this.parts.settings, sight)
    return { place: placeAt(asked, before, after), request, tag: version.tag }
  }

  async #suggest(asked: Asked, gone: AbortSignal): Promise<SuggestOutcome> {
    const standing = asked.opportunity.byHand === true ? null : this.#current.at(asked.place)
    if (standing !== null) return { kind: 'suggestion', ...standing }
    const answered =
      this.#remembered(asked) ?? (await this.#underWay(asked, gone)) ?? (await this.#fresh(asked, gone))
    return 'kind' in answered ? answered : this.#offer(asked, answered)
  }

  #remembered({ place }: Asked): Answered | null {
    const known = this.#answers.remembered(place)
    return known && { text: known.text, origin: known.isAhead ? 'ahead' : 'cache', firstTokenMs: 0 }
  }

  async #underWay(asked: Asked, gone: AbortSignal): Promise<Answered | null> {
    const text = await this.#answers.underWay(asked, gone)
    return text === null ? null : { text, origin: 'stream', firstTokenMs: 0 }
  }

  async #fresh(asked: Asked, gone: AbortSignal): Promise<Answered | Nothing> {
    const { clock } = this.parts
    const moment = asked.opportunity.byHand === true ? 'byHand' : momentOf(asked.place.before)
    const pause = this.parts.settings.pauseFactor * this.#pace.wait(moment, clock.now())
    const wait = pause - (clock.now() - asked.startedAt)
    if (wait > 0) await clock.delay(wait, gone)
    gone.throwIfAborted()
    const loading = this.loading(asked.tag)
    if (loading !== null && !(await isDoneSoon(loading, clock, gone))) return nothing('modelLoading')
    const generation = this.#answers.ask(asked)
    const text = await this.#answers.read(generation, asked, gone)
    return { text, origin: 'network', firstTokenMs: generation.firstTokenMs ?? 0 }
  }

  #offer(asked: Asked, answered: Answered): SuggestOutcome {
    const { opportunity, place, request } = asked
    const suggestion = this.#suggestionOf(asked, answered)
    const byHand = opportunity.byHand === true
    const rejected = (text: string): boolean =>
      !byHand && this.#rejected.has(opportunity.path, place.before, text)
    const reason = withhold(suggestion.text, request, { rejected })
    if (reason !== null) {
      if (isNews(suggestion)) this.parts.onWithheld?.({ suggestion, reason })
      return nothing(reason)
    }
    this.#current.set(suggestion, place)
    const context = request.snippets.map(({ source, path }) => ({ source, path }))
    this.parts.onSuggested(suggestion, context)
    return { kind: 'suggestion', suggestion, typed: 0 }
  }

  #suggestionOf(asked: Asked, { text, origin, firstTokenMs }: Answered): Suggestion {
    const { opportunity, language, version, place, request, startedAt } = asked
    const { client, workspace, path } = opportunity
    const lines = place.before.split('\n')
    const now = this.parts.clock.now()
    return {
      id: randomUUID(),
      versionId: version.id,
      ...{ client, workspace, path, language },
      line: lines.length - 1,
      character: lines.at(-1)?.length ?? 0,
      prefix: request.prefix,
      suffix: request.suffix,
      text: trimAnswer(text, request, true).text,
      scope: request.scope,
      origin,
      surface: 'inline',
      createdAt: now,
      firstTokenMs,
      totalMs: now - startedAt,
    }
  }

  /** The person went elsewhere: no newer call comes for what is under way. */
  async #nobodyWaits(newest: AbortController): Promise<void> {
    await this.parts.clock.delay(ORPHANED_AFTER)
    if (this.#newest === newest) this.#answers.giveUp()
  }
}

/** What comes from memory was judged before, or is only the end of an answer. */
function isNews({ origin, text }: Suggestion): boolean {
  return origin !== 'cache' && (text !== '' || origin === 'network')
}

/** Rejects as the work does. */
async function isDoneSoon(work: Promise<void>, clock: Clock, gone: AbortSignal): Promise<boolean> {
  const no = (): boolean => false
  const late = clock.delay(LOAD_WAITED_FOR, gone).then(no, no)
  return await Promise.race([work.then(() => true), late])
}

function placeAt(
  { opportunity: { client, workspace, path }, version }: Pick<Asked, 'opportunity' | 'version'>,
  before: string,
  after: string,
): Place {
  return { versionId: version.id, file: [client, workspace, path].join('\0'), before, after }
}

/** The folder's name, on any system. */
function lastName(folder: string): string {
  return folder.split(/[\\/]/).findLast((name) => name !== '') ?? folder
}

function nothing(reason: NoSuggestionReason, message?: string): Nothing {
  return message === undefined ? { kind: 'nothing', reason } : { kind: 'nothing', reason, message }
}
