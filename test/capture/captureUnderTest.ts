/** A capture over real parts but time, and a document in which a suggestion is offered at one place. */
import type { Outcome } from '#contracts/outcome'
import type { Suggestion } from '#contracts/suggestion'
import { Capture, type CaptureParts, type CaptureProblem } from '#engine/capture/capture'
import { redact } from '#engine/redact/redact'
import { openStore, type Store } from '#engine/store/store'
import { FakeClock } from '#test/fakes/fakeClock'
import { suggestionRow } from '#test/store/suggestionRow'

export const uri = 'file:///shop/Item.cs'
export const document = 'class Item\n{\n    \n}\n'
export const offset = 17
export const text = 'public int Count { get; set; }'

export interface CaptureUnderTest {
  readonly store: Store
  readonly clock: FakeClock
  readonly capture: Capture
  readonly problems: readonly CaptureProblem[]
}

export function captureUnderTest(change: Partial<CaptureParts> = {}): CaptureUnderTest {
  const store = openStore(':memory:')
  return { store, ...captureOver(store, new FakeClock(), change) }
}

/** Another process over the same store. */
export function captureOver(
  store: Store,
  clock: FakeClock,
  change: Partial<CaptureParts> = {},
): Omit<CaptureUnderTest, 'store'> {
  const problems: CaptureProblem[] = []
  const onProblem = (problem: CaptureProblem): void => void problems.push(problem)
  return {
    clock,
    capture: new Capture({ store, clock, redact, aftermathSeconds: [30], onProblem, ...change }),
    problems,
  }
}

/** What most tests do to the capture that `now` answers, and what they ask about it. */
export function stepsOf(now: () => Pick<CaptureUnderTest, 'store' | 'capture'>) {
  return {
    /** `s1`, at its place. */
    accepted(): void {
      now().capture.accepted('s1', { uri, offset })
    },
    /** The text of `s1` comes into the document. */
    insert(): void {
      now().capture.documentChanged(uri, [{ start: offset, end: offset, text }])
    },
    async kinds(id = 's1'): Promise<string[]> {
      const { store, capture } = now()
      await capture.flush()
      return store.events.forSuggestion(id).map(({ kind, confidence }) => `${kind} ${confidence}`)
    },
    async outcomes(id = 's1'): Promise<Outcome[]> {
      const { store, capture } = now()
      await capture.flush()
      return store.outcomes.forSuggestion(id)
    },
    /** Each look at what became of the text: when, and what share of it stood. */
    async looks(id = 's1'): Promise<string[]> {
      const { store, capture } = now()
      await capture.flush()
      return store.outcomes
        .forSuggestion(id)
        .flatMap((look) => (look.kind === 'survival' ? `${look.moment} ${look.keptRatio}` : []))
    },
  }
}

/** `s1`, offered in the document at its place. */
export function offered(change: Partial<Suggestion> = {}): Suggestion {
  return suggestionRow('s1', {
    ...{ path: 'Item.cs', line: 2, character: 4, prefix: 'class Item\n{\n    ', suffix: '\n}\n', text },
    ...change,
  })
}
