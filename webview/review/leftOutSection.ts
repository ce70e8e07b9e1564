/** What is not in the dataset, reason by reason. */
import type { DatasetCard } from '#contracts/dataset'
import { reasonWords } from '#contracts/datasetWords'
import type { LeftOut } from '#contracts/leftOut'
import { disclosure } from '#webview/components/disclosure'
import { element } from '#webview/components/element'
import { emptyState } from '#webview/components/emptyState'
import { section } from '#webview/components/section'

export function leftOutSection({ counts }: DatasetCard, leftOut: readonly LeftOut[]): HTMLElement {
  const byReason = Map.groupBy(leftOut, ({ reason }) => reason)
  const known = Object.entries(counts.leftOut).sort(([, left], [, right]) => right - left)
  if (known.length === 0) return section('left-out', 'Left out', emptyState('Nothing was left out.'))
  return section(
    'left-out',
    'Left out',
    ...known.map(([reason, count]) => {
      const places = byReason.get(reason as LeftOut['reason']) ?? []
      const shown = places.map(({ where, count: times }) =>
        element('li', {}, times === 1 ? where : `${where} (${times})`),
      )
      const rest = count - places.reduce((sum, { count: times }) => sum + times, 0)
      const more = rest > 0 ? [element('li', { class: 'note' }, `and ${rest} more`)] : []
      return disclosure(
        `reason-${reason}`,
        `${count} ${reasonWords[reason as LeftOut['reason']]}`,
        element('ul', {}, ...shown, ...more),
      )
    }),
  )
}
