/** The last trainings: when, how long, how they ended, and what the loss did. */
import type { Dashboard } from '#contracts/dashboard'
import type { Run } from '#contracts/run'
import { dataTable, type Row } from '#webview/components/dataTable'
import { element } from '#webview/components/element'
import { emptyState } from '#webview/components/emptyState'
import { section } from '#webview/components/section'
import { duration } from './duration'
import { moment } from './moment'
import { runEnd } from './runEnd'
import { NOTHING } from './share'

export function runsSection(dashboard: Dashboard): HTMLElement {
  if (dashboard.runs.length === 0) {
    return section(
      'trainings',
      'Trainings',
      emptyState(
        'None yet. “Train on my repo” first shows what it would learn from; it needs no recording, only a repository.',
      ),
    )
  }
  return section(
    'trainings',
    'Trainings',
    dataTable({
      id: 'trainings-table',
      label: 'The last trainings',
      columns: [
        { title: 'Started' },
        { title: 'Took', numeric: true },
        { title: 'Before', group: 'Validation loss', numeric: true },
        { title: 'After', group: 'Validation loss', numeric: true },
        { title: 'End' },
        { title: 'Became' },
      ],
      rows: dashboard.runs.map((run) => row(run, dashboard)),
    }),
  )
}

function row(run: Run, { status, runs, versions }: Dashboard): Row {
  // One training at a time, so that of the runs that say they run only the newest can.
  const goesOn = status.training !== null && run === runs.find(({ state }) => state === 'running')
  const { word, good, note } = runEnd(run, goesOn)
  const became = versions.find(({ version }) => version.runId === run.id)
  return {
    head: moment(run.startedAt),
    cells: [
      run.endedAt === null ? NOTHING : duration(run.endedAt - run.startedAt),
      run.lossBefore?.toFixed(3) ?? NOTHING,
      run.lossAfter?.toFixed(3) ?? NOTHING,
      element(
        'span',
        {},
        element('span', { class: good === null ? '' : good ? 'good' : 'bad' }, word),
        ...(note ? [element('span', { class: 'note remark' }, note)] : []),
      ),
      element('span', { class: 'tag' }, became?.version.tag ?? NOTHING),
    ],
  }
}
