/** Every question that the product asks of what was recorded, at a million events. */
import { dashboard } from '#engine/dashboard'
import { openDatabase } from '#engine/store/database'
import { openStore, type Store } from '#engine/store/store'
import { DAYS, FILES, START, SUGGESTIONS, WORKSPACES } from './millionEvents'
import { type Spread, spread } from './spread'

const TIMES = 15
const DAY = 24 * 60 * 60 * 1000
const PERSON = { client: 'editor' } as const

export interface Queries {
  readonly events: number
  readonly outcomes: number
  /** Milliseconds of each, the first among them. */
  readonly queries: Record<string, Spread & { readonly processorMean: number }>
  /** What a training asks once: all that was accepted in the largest workspace. */
  readonly training: { readonly rows: number; readonly milliseconds: number }
}

export function queries(path: string): Queries {
  const database = openDatabase(path)
  const [events = 0, outcomes = 0] = ['events', 'outcomes'].map(
    (table) => (database.prepare(`SELECT count(*) AS rows FROM ${table}`).get() as { rows: number }).rows,
  )
  database.close()
  const store = openStore(path)
  const result: Record<string, Spread & { processorMean: number }> = {}
  for (const [name, ask] of Object.entries(questions(store))) {
    const processor = process.cpuUsage()
    const times = Array.from({ length: TIMES }, (_, time) => {
      const from = performance.now()
      ask(time)
      return performance.now() - from
    })
    const { user, system } = process.cpuUsage(processor)
    // What other programs take of the processor is not in it.
    const processorMean = Math.round((user + system) / TIMES) / 1000
    result[name] = { ...spread(times), processorMean }
  }
  const from = performance.now()
  const rows = store.acceptedSuggestions({ workspace: '/srv/shop0', surface: 'inline' }).length
  const training = { rows, milliseconds: Math.round(performance.now() - from) }
  store.close()
  return { events, outcomes, queries: result, training }
}

/** Each asks for something else each time. */
function questions(store: Store): Record<string, (time: number) => unknown> {
  const id = (time: number): string => `suggestion ${(time * 26_003) % SUGGESTIONS}`
  const workspace = (time: number): string => `/srv/shop${time % WORKSPACES}`
  const file = (time: number): string => `src/part${(time * 31) % FILES}.cs`
  const day = (time: number): number => START + ((time * 11) % DAYS) * DAY
  const status = {
    ...{ runtime: '', runtimeAnswers: false, base: null, active: null, notRecorded: null, training: null },
    ...{ events: store.events.counts(PERSON), withheld: {}, suggestions: 0 },
  }
  return {
    'suggestions by version': () => store.suggestions.countByVersion(PERSON),
    'events by version': () => store.events.countsByVersion(PERSON),
    'kept by version': () => store.outcomes.keptByVersion(PERSON),
    'ratings by version': () => store.ratings.byVersion(PERSON),
    'builds by version': () => store.outcomes.commandsByVersion('build', PERSON),
    'withheld by reason': () => store.withheld.counts(PERSON),
    'the whole dashboard': () => dashboard(status, store),
    'a suggestion': (time) => store.suggestions.get(id(time)),
    'its events': (time) => store.events.forSuggestion(id(time)),
    'its outcomes': (time) => store.outcomes.forSuggestion(id(time)),
    'latest 20 suggestions': () => store.suggestions.latest(20),
    'latest 20 outcomes': () => store.outcomes.latest(20),
    'latest 20 withheld': () => store.withheld.latest(20),
    'latest 20 decided': () => store.decidedSuggestions({ limit: 20 }),
    'latest 20 decided in a file': (time) =>
      store.decidedSuggestions({ file: { workspace: workspace(time), path: file(time) }, limit: 20 }),
    'accepted in a workspace since a day': (time) =>
      store.acceptedSuggestions({ workspace: workspace(time), since: START + (DAYS - 1) * DAY }),
    'workspaces with anything recorded': () => store.recorded.workspaces(),
    'how much of a file': (time) => store.recorded.count({ workspace: workspace(time), path: file(time) }),
    'how much of a folder': (time) => store.recorded.count({ workspace: workspace(time), path: 'src/' }),
    'how much of a day': (time) => store.recorded.count({ from: day(time), until: day(time) + DAY }),
    'how much in all': () => store.recorded.count({}),
    'rows of each table': () => store.recorded.sizes(),
    'latest 100 of a file': (time) =>
      store.recorded.latest({ workspace: workspace(time), path: file(time) }, 100),
    'latest 100 of a day': (time) => store.recorded.latest({ from: day(time), until: day(time) + DAY }, 100),
    'a page of 100': (time) => store.recorded.page({}, time * 26_003, 100),
  }
}
