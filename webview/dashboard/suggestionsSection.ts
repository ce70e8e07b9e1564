/** The key figures: what became of the person's suggestions, over all versions. */
import type { Dashboard } from '#contracts/dashboard'
import { emptyState } from '#webview/components/emptyState'
import { fact, facts } from '#webview/components/fact'
import { section } from '#webview/components/section'
import { count } from './count'
import { keptShare } from './keptShare'
import { NOTHING, share } from './share'
import { totals } from './totals'

export function suggestionsSection({ versions }: Dashboard, recording: boolean): HTMLElement {
  const { suggestions, shown, accepted, kept, stars, ratings } = totals(versions)
  if (suggestions === 0) {
    return section(
      'suggestions',
      'Your suggestions',
      emptyState(
        recording
          ? 'None yet. Open a C#, TypeScript, HTML or SCSS file and type; the first one is counted here.'
          : 'None are counted while recording is off.',
      ),
    )
  }
  return section(
    'suggestions',
    'Your suggestions',
    facts(
      fact({
        name: 'Suggestions',
        value: count(suggestions),
        note: `${count(shown)} of them shown`,
        look: 'figure',
      }),
      fact({
        name: 'Accepted',
        value: share(accepted, shown),
        note: `${count(accepted)} of ${count(shown)} shown`,
        look: 'figure',
      }),
      fact({
        name: 'Kept',
        value: keptShare(kept, accepted),
        note:
          kept === null
            ? 'No accepted text was looked at again yet'
            : 'of the accepted characters still stood',
        look: 'figure',
      }),
      fact({
        name: 'Stars',
        value: stars === null ? NOTHING : stars.toFixed(1),
        note:
          ratings === 0
            ? 'Rate a suggestion above its code, or below'
            : `of 5, from ${count(ratings)} ${ratings === 1 ? 'rating' : 'ratings'}`,
        look: 'figure',
      }),
    ),
  )
}
