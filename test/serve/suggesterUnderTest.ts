/** A suggester over a paced runtime, under a clock that stands still until something is waited for. */
import type { ContextSnippet } from '#contracts/contextSnippet'
import type { ContextUse } from '#contracts/interaction'
import { type Settings, settingsSchema } from '#contracts/settings'
import type { Suggestion } from '#contracts/suggestion'
import type { Version } from '#contracts/version'
import { type Opportunity, type SuggestOutcome, Suggester, type Withheld } from '#engine/serve/serve'
import { FakeClock } from '#test/fakes/fakeClock'
import { type PacedRequest, PacedRuntime, type Script } from '#test/fakes/pacedRuntime'

/** Milliseconds in which whatever was asked for is decided. */
const LONG = 60_000

export interface SuggesterUnderTest {
  readonly of: Suggester
  readonly clock: FakeClock
  readonly runtime: PacedRuntime
  /** What was given out, and what was made and not shown. */
  readonly given: Suggestion[]
  readonly withheld: Withheld[]
  /** What stood in the prompt of other files, for each that was given out. */
  readonly uses: (readonly ContextUse[])[]
  /** What serves; changed by tests. */
  active: Version | null
  /** Asks, and lets the time pass that it takes and no more. */
  ask(opportunity: Opportunity, signal?: AbortSignal): Promise<SuggestOutcome>
  /** Lets the time pass that something takes and no more. */
  finish<T>(work: Promise<T>): Promise<T>
}

/** @param settings without them nothing is waited for before the model is asked */
export function suggesterUnderTest(
  script: (asked: PacedRequest) => Script,
  settings: Partial<Settings> = { pauseFactor: 0 },
  context: readonly ContextSnippet[] = [],
): SuggesterUnderTest {
  const clock = new FakeClock()
  const runtime = new PacedRuntime(clock, script)
  const given: Suggestion[] = []
  const uses: (readonly ContextUse[])[] = []
  const withheld: Withheld[] = []
  const finish = async <T>(work: Promise<T>): Promise<T> => {
    let isOver = false
    const end = (): void => void (isOver = true)
    work.then(end, end)
    for (const until = clock.now() + LONG; clock.now() < until;) {
      await clock.advance(0)
      if (isOver) return await work
      await clock.advanceToNext(until)
    }
    throw new Error('It takes too long.')
  }
  const test: SuggesterUnderTest = {
    of: new Suggester({
      ollama: runtime.ollama,
      activeVersion: () => test.active,
      onSuggested: (suggestion, context) => {
        given.push(suggestion)
        uses.push(context)
      },
      onWithheld: (answer) => withheld.push(answer),
      context: () => context,
      clock,
      settings: settingsSchema.parse(settings),
    }),
    ...{ clock, runtime, given, uses, withheld, finish },
    active: versionOf('v1'),
    ask: (opportunity, signal) => finish(test.of.suggest(opportunity, signal)),
  }
  return test
}

export function versionOf(tag: string): Version {
  return {
    ...{ id: `id of ${tag}`, tag, baseId: null, runId: null, sha256: null },
    state: 'base',
    createdAt: 1,
  }
}

/** The cursor is where the text has a `¦`. */
export function at(marked: string, more: Partial<Opportunity> = {}): Opportunity {
  const [text, offset] = [marked.replace('¦', ''), marked.indexOf('¦')]
  return { client: 'editor', workspace: '/w', path: 'a.ts', text, offset, ...more }
}

/** What the person sees: the text behind the cursor and where it is from, or why there is none. */
export function seen(outcome: SuggestOutcome): string {
  if (outcome.kind === 'nothing') return outcome.reason
  const { suggestion, typed } = outcome
  return `${suggestion.origin}: ${suggestion.text.slice(typed)}`
}

/** @throws where there is none */
export function suggestionIn(outcome: SuggestOutcome): Suggestion {
  if (outcome.kind === 'nothing') throw new Error(`No suggestion: ${outcome.reason}`)
  return outcome.suggestion
}
