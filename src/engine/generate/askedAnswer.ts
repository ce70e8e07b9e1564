/** What becomes of something that was asked for: an answer with its credit, or a reason why there is none. */
import { randomUUID } from 'node:crypto'
import type { Settings } from '#contracts/settings'
import type { Suggestion } from '#contracts/suggestion'
import type { Version } from '#contracts/version'
import type { Clock } from '#platform/clock'
import { ended } from '#platform/ended'
import type { Ollama } from '#platform/ollama'
import { noAnswerOf } from '#platform/runtimeError'

export type NoAnswerReason =
  | 'noVersion'
  | 'runtimeUnreachable'
  | 'modelMissing'
  | 'runtimeError'
  | 'emptyAnswer'
  | 'unsupportedLanguage'
  | 'selectionTooLong'
  | 'cancelled'

export type AnswerOutcome =
  | { readonly kind: 'answered'; readonly suggestion: Suggestion }
  | { readonly kind: 'nothing'; readonly reason: NoAnswerReason; readonly message?: string }

export interface AnswerParts {
  readonly ollama: Ollama
  /** Read anew for every answer. */
  readonly activeVersion: () => Version | null
  /** The load of a model that is not in memory, which goes on when nobody waits for it any more; null for one that is. */
  readonly loading: (tag: string) => Promise<void> | null
  /** Told of every answer that is given out. */
  readonly onSuggested: (suggestion: Suggestion) => void
  readonly clock: Clock
  readonly settings: Settings
}

/** What is stored of an answer besides its text, its version and its times. */
export type AnswerFacts = Pick<
  Suggestion,
  'workspace' | 'path' | 'language' | 'line' | 'character' | 'surface'
> & {
  /** What the person asked for. */
  readonly asked: string
}

/**
 * Streams one answer and gives it out. The version that was active at the start is the one it is credited to.
 * @param stream pieces of the answer
 * @param read the text of the answer so far, or of all of it; called after each piece and at the end
 */
export async function giveAnswer(
  facts: AnswerFacts,
  parts: AnswerParts,
  stream: (version: Version) => AsyncIterable<string> | Promise<AsyncIterable<string>>,
  read: (answer: string, whole: boolean) => { readonly text: string; readonly done: boolean },
  signal: AbortSignal | undefined,
): Promise<AnswerOutcome> {
  const version = parts.activeVersion()
  if (version === null) return { kind: 'nothing', reason: 'noVersion' }
  const { clock } = parts
  const started = clock.now()
  let [answer, firstTokenMs] = ['', 0]
  try {
    await loadedOrGone(parts.loading(version.tag), signal)
    for await (const piece of await stream(version)) {
      if (answer === '') firstTokenMs = clock.now() - started
      answer += piece
      if (read(answer, false).done) break
    }
  } catch (error) {
    return failure(error, signal)
  }
  if (signal?.aborted === true) return { kind: 'nothing', reason: 'cancelled' }
  const { text } = read(answer, true)
  if (text.trim() === '') return { kind: 'nothing', reason: 'emptyAnswer' }
  const { asked, ...place } = facts
  const suggestion: Suggestion = {
    id: randomUUID(),
    versionId: version.id,
    client: 'editor',
    ...place,
    // A line of its own: a secret is looked for in what was asked and in the answer together.
    prefix: `${asked}\n`,
    suffix: '',
    text,
    scope: 'block',
    origin: 'network',
    createdAt: clock.now(),
    firstTokenMs,
    totalMs: clock.now() - started,
  }
  parts.onSuggested(suggestion)
  return { kind: 'answered', suggestion }
}

/** Rejects as the load does, or with the signal's reason. */
async function loadedOrGone(loading: Promise<void> | null, signal: AbortSignal | undefined): Promise<void> {
  if (loading === null) return
  await Promise.race(signal ? [loading, ended(signal)] : [loading])
  signal?.throwIfAborted()
}

function failure(error: unknown, signal: AbortSignal | undefined): AnswerOutcome {
  if (signal?.aborted === true) return { kind: 'nothing', reason: 'cancelled' }
  return { kind: 'nothing', ...noAnswerOf(error) }
}
