/** What is known of a suggestion, of which a test says only what matters to it. */
import type { SuggestionEvent } from '#contracts/event'
import type { Outcome, SurvivalOutcome } from '#contracts/outcome'
import type { Suggestion } from '#contracts/suggestion'
import type { Evidence } from '#engine/assess/evidence'
import { suggestionRow } from '#test/store/suggestionRow'

export interface Story {
  readonly suggestion?: Partial<Suggestion>
  readonly events?: readonly SuggestionEvent[]
  readonly outcomes?: readonly Outcome[]
  readonly stars?: number | null
}

export function evidenceRow({ suggestion = {}, events = [], outcomes = [], stars = null }: Story): Evidence {
  const rating = { suggestionId: 'a', stars, at: 9000, expected: null, comment: null }
  return {
    suggestion: suggestionRow('a', suggestion),
    events,
    outcomes,
    rating: stars === null ? null : rating,
  }
}

export function event(kind: SuggestionEvent['kind'], change: Partial<SuggestionEvent> = {}): SuggestionEvent {
  return { id: `event ${kind}`, suggestionId: 'a', kind, at: 2000, confidence: 'reported', ...change }
}

export function look(moment: SurvivalOutcome['moment'], keptRatio: number, keptCharacters?: number): Outcome {
  return {
    ...{ id: `look ${moment}`, suggestionId: 'a', kind: 'survival', at: 5000, moment, afterSeconds: 30 },
    ...{ keptRatio, keptCharacters: keptCharacters ?? null, editDistance: null, finalText: '' },
  }
}

export function result(kind: 'build' | 'test' | 'lint', passed: boolean, confidence = 1): Outcome {
  return {
    ...{ id: `${kind} ${confidence}`, suggestionId: 'a', kind, at: 6000, passed, confidence },
    ...{ because: 'coveredItsFile', command: kind, exitCode: passed ? 0 : 1 },
  }
}
