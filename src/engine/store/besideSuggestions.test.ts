import type { SuggestionEvent } from '#contracts/event'
import type { Interaction, Project } from '#contracts/interaction'
import type { Quality } from '#contracts/quality'
import type { WrittenInstead } from '#contracts/writtenInstead'
import { suggestionRow } from '#test/store/suggestionRow'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { openStore, type Store } from './store'

let store: Store

beforeEach(() => {
  store = openStore(':memory:')
  store.suggestions.add(suggestionRow('a'))
})
afterEach(() => store.close())

test('events come back with every fact, and without those that are not known', () => {
  const events: SuggestionEvent[] = [
    { id: '1', suggestionId: 'a', kind: 'shown', at: 1, confidence: 'inferred' },
    {
      id: '2',
      suggestionId: 'a',
      kind: 'ignored',
      at: 2,
      confidence: 'inferred',
      reason: 'left',
      visibleMs: 812.5,
    },
    {
      id: '3',
      suggestionId: 'a',
      kind: 'notSeen',
      at: 3,
      confidence: 'reported',
      reason: 'superseded',
      visibleMs: 0,
    },
    {
      id: '4',
      suggestionId: 'a',
      kind: 'typedThrough',
      at: 4,
      confidence: 'reported',
      acceptedCharacters: 0,
    },
  ]
  for (const event of events) store.events.add(event)
  expect(store.events.forSuggestion('a')).toEqual(events)
})

test('what was written instead is one text a suggestion, the latest', () => {
  const written: WrittenInstead = {
    suggestionId: 'a',
    at: 1,
    afterSeconds: 30,
    text: 'int n;',
    endedBy: 'time',
  }
  store.writtenInstead.set(written)
  const later: WrittenInstead = { ...written, at: 2, afterSeconds: 12.5, text: '', endedBy: 'block' }
  store.writtenInstead.set(later)
  expect(store.writtenInstead.get('a')).toEqual(later)
  expect(store.writtenInstead.get('b')).toBeUndefined()
  expect(() => {
    store.writtenInstead.set({ ...written, suggestionId: 'b' })
  }).toThrow(/refused a row/)
})

test('a score comes back with the parts that are known, and takes the place of an earlier one', () => {
  const parts = {
    ...{
      rating: 1,
      acceptance: 0,
      modification: null,
      functionalCorrectness: 0.4,
      retention: null,
      relevance: 0.5,
    },
    ...{ efficiency: null, codeQuality: 0.25, domainSpecificity: 0.75 },
  }
  const quality: Quality = { ...parts, suggestionId: 'a', at: 1, formula: 1, overall: 0.5 }
  store.qualities.set(quality)
  expect(store.qualities.get('a')).toEqual(quality)
  store.qualities.set({ ...quality, rating: null, overall: null })
  expect(store.qualities.get('a')).toEqual({ ...quality, rating: null, overall: null })
})

test('interactions and projects come back as they were', () => {
  const interaction: Interaction = {
    suggestionId: 'a',
    sessionId: 'session',
    learningType: 'debugging',
    complexity: 'medium',
    domain: 'angular.component',
    instruction: null,
    commitHash: 'abc123',
    context: [{ source: 'recentEdit', path: 'src/Cart.cs' }],
  }
  store.interactions.add(interaction)
  expect(store.interactions.get('a')).toEqual(interaction)
  const project: Project = {
    ...{
      workspace: '/shop',
      at: 1,
      projectType: 'aspnet+angular',
      technologies: ['net9.0'],
      architecture: null,
    },
    ...{ developmentPhase: 'growing', codeStyle: null, testingFramework: 'xunit' },
  }
  store.interactions.setProject(project)
  store.interactions.setProject({ ...project, at: 2, technologies: [] })
  expect(store.interactions.project('/shop')).toEqual({ ...project, at: 2, technologies: [] })
  expect(store.interactions.project('/other')).toBeUndefined()
})
