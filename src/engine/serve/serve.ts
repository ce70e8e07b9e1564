/** A request at the cursor becomes a suggestion, or a reason why not; one request at a time, on the active version. */
import { randomUUID } from 'node:crypto'
import type { Settings } from '#contracts/settings'
import type { Client, NoSuggestionReason, Suggestion } from '#contracts/suggestion'
import type { Version } from '#contracts/version'
import { prepareRequest, trimAnswer } from '#engine/completion/completion'
import { languageOf } from '#engine/language/language'
import type { Clock } from '#platform/clock'
import type { Ollama } from '#platform/ollama'
import { RuntimeError } from '#platform/runtimeError'
import { AnswerCache } from './answerCache'

export interface Opportunity {
  readonly client: Client
  readonly workspace: string
  /** Relative to the workspace, with forward slashes. */
  readonly path: string
  readonly text: string
  /** Offset of the cursor in UTF-16 units. */
  readonly offset: number
}

export type SuggestOutcome =
  | { readonly kind: 'suggestion'; readonly suggestion: Suggestion }
  | { readonly kind: 'nothing'; readonly reason: NoSuggestionReason; readonly message?: string }

export interface ServeParts {
  readonly ollama: Ollama
  /** Read anew for every request, so that a switch made anywhere is followed at once. */
  readonly activeVersion: () => Version | null
  /** Told of every suggestion that is given out. */
  readonly onSuggested: (suggestion: Suggestion) => void
  readonly clock: Clock
  readonly settings: Settings
}

export class Suggester {
  readonly #cache = new AnswerCache()
  #underWay: AbortController | null = null

  constructor(private readonly parts: ServeParts) {}

  /** A new request ends the one before it: a local model answers one person, who has moved on. */
  async suggest(opportunity: Opportunity, signal?: AbortSignal): Promise<SuggestOutcome> {
    this.#underWay?.abort()
    const underWay = new AbortController()
    this.#underWay = underWay
    try {
      return await this.#suggest(opportunity, AbortSignal.any([underWay.signal, ...(signal ? [signal] : [])]))
    } finally {
      if (this.#underWay === underWay) this.#underWay = null
    }
  }

  async #suggest(opportunity: Opportunity, signal: AbortSignal): Promise<SuggestOutcome> {
    const { clock, settings } = this.parts
    const language = languageOf(opportunity.path)
    if (language === null) return nothing('unsupportedLanguage')
    if (insideWord(opportunity)) return nothing('insideWord')
    const version = this.parts.activeVersion()
    if (version === null) return nothing('noVersion')

    const request = prepareRequest(opportunity.text, opportunity.offset, language, settings)
    const started = clock.now()
    const cached = this.#cache.get(version.id, request.prompt)
    let answer = cached ?? ''
    let firstTokenMs = 0
    if (cached === undefined) {
      try {
        for await (const piece of this.#ask(version, request, signal)) {
          if (answer === '') firstTokenMs = clock.now() - started
          answer += piece
          if (trimAnswer(answer, request).done) break
        }
      } catch (error) {
        return failure(error, signal)
      }
      this.#cache.set(version.id, request.prompt, answer)
    }
    if (signal.aborted) return nothing('cancelled')

    const { text } = trimAnswer(answer, request)
    if (text.trim() === '') return nothing('emptyAnswer')
    if (request.suffix.trimStart().startsWith(text.trim())) return nothing('repeatsSuffix')
    const before = opportunity.text.slice(0, opportunity.offset)
    const suggestion: Suggestion = {
      id: randomUUID(),
      versionId: version.id,
      client: opportunity.client,
      workspace: opportunity.workspace,
      path: opportunity.path,
      language,
      line: before.split('\n').length - 1,
      character: before.length - (before.lastIndexOf('\n') + 1),
      prefix: request.prefix,
      suffix: request.suffix,
      text,
      scope: request.scope,
      origin: cached === undefined ? 'network' : 'cache',
      surface: 'inline',
      createdAt: clock.now(),
      firstTokenMs,
      totalMs: clock.now() - started,
    }
    this.parts.onSuggested(suggestion)
    return { kind: 'suggestion', suggestion }
  }

  #ask(
    version: Version,
    request: ReturnType<typeof prepareRequest>,
    signal: AbortSignal,
  ): AsyncIterable<string> {
    const { prompt, stop, maxTokens } = request
    const { ollama, settings } = this.parts
    return ollama.generate(
      { model: version.tag, prompt, stop, maxTokens, keepAlive: settings.keepAlive },
      signal,
    )
  }
}

function insideWord({ text, offset }: Opportunity): boolean {
  return /^\w/.test(text.slice(offset, offset + 1))
}

function failure(error: unknown, signal: AbortSignal): SuggestOutcome {
  if (signal.aborted) return nothing('cancelled')
  if (!(error instanceof RuntimeError)) throw error
  if (error.failure === 'unreachable') return nothing('runtimeUnreachable', error.message)
  if (error.failure === 'notFound') return nothing('modelMissing', error.message)
  return nothing('runtimeError', error.message)
}

function nothing(reason: NoSuggestionReason, message?: string): SuggestOutcome {
  return message === undefined ? { kind: 'nothing', reason } : { kind: 'nothing', reason, message }
}
