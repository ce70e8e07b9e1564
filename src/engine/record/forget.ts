/** Forgets a part of what was recorded: its rows, the examples made of it, and its text in files and database. */
import { setImmediate } from 'node:timers/promises'
import type { Forgotten, RecordSelection } from '#contracts/record'
import type { StoredExample } from '#engine/store/examples'
import type { RecordedPlace } from '#engine/store/recordedPlace'
import type { Store } from '#engine/store/store'
import { placesOf } from './placesOf'
import { type Removal, removeExamples, saysLeftOut } from './removeExamples'

/** Rows that go at once: others wait for no longer than it takes a few hundred. */
const ROWS_AT_ONCE = 300

/** What `forget` would take away. */
export function countForgotten(selection: RecordSelection, store: Store): Forgotten {
  const places = placesOf(selection, store.recorded.workspaces())
  const counts = places.map((place) => store.recorded.count(place))
  const examples = examplesOf(places, store)
  return {
    suggestions: counts.reduce((sum, { suggestions }) => sum + suggestions, 0),
    withheld: counts.reduce((sum, { withheld }) => sum + withheld, 0),
    examples: [...examples.values()].reduce((sum, ids) => sum + ids.size, 0),
    datasets: examples.size,
    versions: versionsOf(new Set(examples.keys()), store),
  }
}

/** Can be called again after it was interrupted. */
export async function forget(selection: RecordSelection, store: Store): Promise<Forgotten> {
  const forgotten = countForgotten(selection, store)
  const places = placesOf(selection, store.recorded.workspaces())
  // Examples first: once its suggestion is gone, nothing says of what day one is.
  const examples = examplesOf(places, store)
  for (const { id, card } of store.datasets.list())
    await forgetExamples(
      id,
      {
        exampleIds: examples.get(id) ?? new Set(),
        isForgotten: (where) => places.some((place) => holds(place, card.workspace, where)),
      },
      store,
    )
  for (const place of places) {
    while (store.recorded.remove(place, ROWS_AT_ONCE) > 0) await setImmediate()
    forgetMentions(place, store)
    store.exampleDecisions.forget(place)
  }
  // Removed rows are overwritten, but what moved between pages of the file may have left copies behind.
  store.file.rewrite()
  store.file.emptyLog()
  return forgotten
}

/** Ids by dataset. */
function examplesOf(places: readonly RecordedPlace[], store: Store): Map<string, Set<string>> {
  const examples = new Map<string, Set<string>>()
  const add = ({ datasetId, exampleId }: StoredExample): void => {
    examples.set(datasetId, (examples.get(datasetId) ?? new Set()).add(exampleId))
  }
  for (const place of places) for (const example of store.examples.from(place)) add(example)
  return examples
}

async function forgetExamples(datasetId: string, removal: Removal, store: Store): Promise<void> {
  const dataset = store.datasets.get(datasetId)
  if (dataset === undefined) return
  const { exampleIds, isForgotten } = removal
  const isReady = dataset.state === 'ready'
  if (exampleIds.size === 0 && !(isReady && (await saysLeftOut(dataset.folder, isForgotten)))) return
  const card = isReady ? await removeExamples(dataset.folder, dataset.card, removal) : null
  store.transaction(() => {
    store.examples.remove(datasetId, exampleIds)
    store.scorecards.forget(datasetId, exampleIds)
    store.datasets.forget(datasetId, exampleIds.size, card)
  })
}

/** Whether a path of a workspace lies in a place; a stretch of time holds no paths. */
function holds({ workspace, path, from }: RecordedPlace, of: string, way: string): boolean {
  if (from !== undefined || (workspace !== undefined && workspace !== of)) return false
  return path === undefined || way === path || (path.endsWith('/') && way.startsWith(path))
}

function versionsOf(datasets: ReadonlySet<string>, store: Store): string[] {
  return store.versions
    .list()
    .filter(({ runId }) => runId !== null && datasets.has(store.runs.get(runId)?.datasetId ?? ''))
    .map(({ tag }) => tag)
}

/** What other rows say of a place. */
function forgetMentions({ workspace, path, from }: RecordedPlace, store: Store): void {
  if (from !== undefined) return
  if (workspace !== undefined && path !== undefined) store.recorded.removeFromContexts(workspace, path)
  if (path !== undefined) return
  for (const project of store.recorded.workspaces())
    if (workspace === undefined || project === workspace) store.recorded.removeProject(project)
}
