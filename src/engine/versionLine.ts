/** A version as it is listed: whether it serves, and how it did on held-out code. */
import type { Version, VersionLine } from '#contracts/version'
import { current } from '#engine/deploy/deploy'
import type { Store } from '#engine/store/store'

export function versionLine(
  version: Version,
  store: Pick<Store, 'versions' | 'activeVersion' | 'scorecards'>,
): VersionLine {
  const scorecard = store.scorecards.latestFor(version.id)
  const measures = [scorecard?.candidate, scorecard?.incumbent].find((of) => of?.versionId === version.id)
  return {
    ...version,
    active: version.id === current(store)?.id,
    forgotten: store.versions.forgotten(version.id),
    score: measures ? { editSimilarity: measures.editSimilarity, loss: measures.loss } : null,
  }
}
