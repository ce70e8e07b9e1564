/** The whole page for one state of the review. */
import { type ReviewMessage, type ReviewUpdate, pageSize } from '#contracts/reviewProtocol'
import { button } from '#webview/components/button'
import { element } from '#webview/components/element'
import { emptyState } from '#webview/components/emptyState'
import { notice } from '#webview/components/notice'
import { section } from '#webview/components/section'
import { exampleCard } from './exampleCard'
import { filterBar } from './filterBar'
import { leftOutSection } from './leftOutSection'

export function reviewPage(update: ReviewUpdate, send: (message: ReviewMessage) => void): HTMLElement[] {
  const build = button({
    id: 'build',
    label: 'Build It Now',
    look: 'primary',
    onPress: () => send({ kind: 'build' }),
  })
  if (update.kind === 'unavailable') return [notice('No dataset', update.message, build)]
  const { review, filter, offset } = update
  const { card, total, examples } = review
  const cards =
    examples.length === 0
      ? [emptyState('No example is like that.')]
      : examples.map((example) => exampleCard(example, send))
  return [
    filterBar(card, filter, (chosen) => send({ kind: 'show', filter: chosen, offset: 0 })),
    section(
      'examples',
      total === card.counts.examples
        ? `Examples (${total})`
        : `Examples (${total} of ${card.counts.examples})`,
      ...cards,
      pages(offset, examples.length, total, (to) => send({ kind: 'show', filter, offset: to })),
    ),
    leftOutSection(card, review.leftOut),
    element(
      'footer',
      { class: 'note' },
      `What you decide counts from the next dataset on. This one is in ${review.folder}.`,
    ),
  ]
}

function pages(offset: number, shown: number, total: number, goTo: (offset: number) => void): HTMLElement {
  const step = (id: string, label: string, to: number, isThere: boolean): HTMLButtonElement => {
    const made = button({ id, label, look: 'secondary', onPress: () => goTo(to) })
    made.disabled = !isThere
    return made
  }
  return element(
    'nav',
    { class: 'pages', 'aria-label': 'Pages' },
    step('previous', 'Previous', Math.max(0, offset - pageSize), offset > 0),
    element(
      'span',
      { class: 'note' },
      total === 0 ? 'none' : `${offset + 1} to ${offset + shown} of ${total}`,
    ),
    step('next', 'Next', offset + pageSize, offset + shown < total),
  )
}
