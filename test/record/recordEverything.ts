/** Stores a suggestion with something in every table that hangs on it, and one that was withheld beside it. */
import type { Suggestion } from '#contracts/suggestion'
import type { Store } from '#engine/store/store'
import { suggestionRow } from '#test/store/suggestionRow'

/** @param mark stands in every text of it */
export function recordEverything(
  store: Store,
  id: string,
  mark: string,
  change: Partial<Suggestion> = {},
): Suggestion {
  const suggestion = suggestionRow(id, {
    ...{ prefix: `before ${mark}`, text: `${mark}();`, suffix: `after ${mark}` },
    ...change,
  })
  const { createdAt: at, workspace, path } = suggestion
  const on = { suggestionId: id, at }
  store.transaction(() => {
    store.suggestions.add(suggestion)
    store.events.set({ ...on, id: `${id}-shown`, kind: 'shown', confidence: 'inferred' })
    store.events.set({ ...on, id: `${id}-accepted`, kind: 'accepted', confidence: 'reported' })
    store.outcomes.add({
      ...{ ...on, id: `${id}-look`, kind: 'survival', moment: 'after30s', afterSeconds: 30, keptRatio: 1 },
      ...{ keptCharacters: null, editDistance: null, finalText: `${mark}() // kept` },
    })
    store.outcomes.add({
      ...{ ...on, id: `${id}-build`, kind: 'build', passed: true, confidence: 0.5, because: 'sameFolder' },
      ...{ command: `dotnet build ${mark}`, exitCode: 0 },
    })
    store.ratings.set({ ...on, stars: 4, expected: `rather ${mark}`, comment: `I say ${mark}` })
    store.writtenInstead.set({ ...on, afterSeconds: 9, text: `instead ${mark}`, endedBy: 'time' })
    store.qualities.set({
      ...{ ...on, formula: 1, rating: 0.8, acceptance: 1, modification: null, functionalCorrectness: null },
      ...{ retention: null, relevance: null, efficiency: null, codeQuality: null, domainSpecificity: null },
      overall: 0.9,
    })
    store.interactions.add({
      ...{ suggestionId: id, sessionId: 'session', learningType: 'codeGeneration', complexity: 'simple' },
      ...{ domain: 'general', instruction: `please ${mark}`, commitHash: null, context: [] },
    })
    const { versionId, client, language, line, character } = suggestion
    store.withheld.add({
      ...{ id: `${id}-withheld`, versionId, client, language, line, character, workspace, path, at },
      ...{ text: `no ${mark}`, reason: 'tooShort' },
    })
  })
  return suggestion
}
