/** What became of suggestions, version by version, beside what each scored on held-out code. */
import type { VersionRecord } from '#contracts/dashboard'
import type { VersionState } from '#contracts/version'
import { type Column, dataTable, type Row } from '#webview/components/dataTable'
import { disclosure } from '#webview/components/disclosure'
import { element } from '#webview/components/element'
import { emptyState } from '#webview/components/emptyState'
import { section } from '#webview/components/section'
import { count } from './count'
import { keptShare } from './keptShare'
import { NOTHING, share } from './share'

const columns: readonly Column[] = [
  { title: 'Version' },
  { title: 'Suggestions', numeric: true },
  { title: 'Shown', numeric: true },
  { title: 'Accepted', group: 'Of those shown', numeric: true },
  { title: 'Rejected', group: 'Of those shown', numeric: true },
  { title: 'Ignored', group: 'Of those shown', numeric: true },
  { title: 'Undone', group: 'Of those accepted', numeric: true },
  { title: 'Kept', group: 'Of those accepted', numeric: true },
  { title: 'Stars', numeric: true },
  { title: 'Score', numeric: true },
  { title: 'Passed', group: 'Builds', numeric: true },
  { title: 'Failed', group: 'Builds', numeric: true },
  { title: 'Passed', group: 'Tests', numeric: true },
  { title: 'Failed', group: 'Tests', numeric: true },
  { title: 'Similarity', group: 'Held-out code', numeric: true },
  { title: 'Loss', group: 'Held-out code', numeric: true },
]

const stateWords: Readonly<Record<VersionState, string>> = {
  base: 'the base',
  candidate: 'not judged yet',
  promoted: 'won its verdict',
  kept: 'did not win its verdict',
  removed: 'removed',
}

export function versionsSection(versions: readonly VersionRecord[]): HTMLElement {
  if (versions.length === 0) {
    return section(
      'versions',
      'By version',
      emptyState('No version yet. The base is the first one, as soon as the runtime has loaded it.'),
    )
  }
  return section(
    'versions',
    'By version',
    dataTable({ id: 'versions-table', label: 'Suggestions by version', columns, rows: versions.map(row) }),
    disclosure('versions-help', 'How to read this', ...explanations.map((text) => element('p', {}, text))),
  )
}

const explanations = [
  'Fewer than 20 are shown as counts: a percentage of so few says little.',
  'Accepted, rejected and ignored need not make up the whole: some suggestions were accepted only in part or typed by hand, or wait for their end. What was gone within half a second was not seen, and counts as nothing.',
  'Kept is the mean share of the accepted characters that still stood when they were last looked at; (≤ 7) means that it rests on 7 accepts at most.',
  'Score is the mean over suggestions of what became of them, 0 to 1: what you did with them, what was kept, whether it compiled and its tests passed, and your stars. What is not known of a suggestion is left out of its score.',
  'Builds and tests are those that ran after an accepted suggestion, in your own terminal and tasks.',
  'Similarity (higher is better, 1 is what you wrote) and loss (lower is better) are measured on your own code that the version never saw. Compare them within one verdict: another training may hold out other code.',
]

function row({
  version,
  suggestions,
  events,
  kept,
  stars,
  ratings,
  quality,
  builds,
  tests,
}: VersionRecord): Row {
  return {
    head: element(
      'span',
      { class: 'version' },
      element('span', {}, version.tag),
      version.active
        ? element('span', { class: 'badge' }, 'serves now')
        : element('span', { class: 'note' }, stateWords[version.state]),
      ...(version.forgotten > 0
        ? [element('span', { class: 'note' }, `contains ${version.forgotten} forgotten examples`)]
        : []),
    ),
    cells: [
      count(suggestions),
      count(events.shown),
      share(events.accepted, events.shown),
      share(events.rejected, events.shown),
      share(events.ignored, events.shown),
      share(events.undone, events.accepted),
      keptShare(kept, events.accepted),
      stars === null ? NOTHING : `${stars.toFixed(1)} (${count(ratings)})`,
      quality?.toFixed(2) ?? NOTHING,
      count(builds.passed),
      count(builds.failed),
      count(tests.passed),
      count(tests.failed),
      version.score?.editSimilarity.toFixed(3) ?? NOTHING,
      version.score?.loss.toFixed(3) ?? NOTHING,
    ],
    current: version.active,
  }
}
