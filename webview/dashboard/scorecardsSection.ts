/** The newest verdicts; older ones fold away. */
import type { Scorecard } from '#contracts/scorecard'
import { disclosure } from '#webview/components/disclosure'
import { element } from '#webview/components/element'
import { emptyState } from '#webview/components/emptyState'
import { section } from '#webview/components/section'
import { scorecardPart } from './scorecardPart'

const OPEN = 2
const HELP =
  'The dotted line means no difference. A gain whose whole range lies to the right of it is more than chance. General code shows what was forgotten; it decides nothing yet.'

export function scorecardsSection(scorecards: readonly Scorecard[]): HTMLElement {
  if (scorecards.length === 0) {
    return section(
      'verdicts',
      'Verdicts',
      emptyState(
        'No version was judged yet. After a training, the new version and the one that serves answer the same held-out code, and only a winner is swapped in.',
      ),
    )
  }
  const [newest, older] = [scorecards.slice(0, OPEN), scorecards.slice(OPEN)]
  return section(
    'verdicts',
    'Verdicts',
    element('p', { class: 'note' }, HELP),
    ...newest.map(scorecardPart),
    ...(older.length > 0
      ? [disclosure('verdicts-older', `Older verdicts (${older.length})`, ...older.map(scorecardPart))]
      : []),
  )
}
