/** The page of the review, drawn anew with every answer: what a person has begun to type, choose or edit stays. */
import { type ReviewMessage, type ReviewUpdate, pageSize } from '#contracts/reviewProtocol'
import type { ReviewedExample } from '#contracts/datasetReview'
import { button } from '#webview/components/button'
import { element } from '#webview/components/element'
import { emptyState } from '#webview/components/emptyState'
import { notice } from '#webview/components/notice'
import { section } from '#webview/components/section'
import { exampleCard } from './exampleCard'
import { filterBar, filterIn } from './filterBar'
import { leftOutSection } from './leftOutSection'

export class ReviewPage {
  #datasetId: string | null = null
  #bar: HTMLFormElement | null = null
  /** By what they show. */
  #cards = new Map<string, HTMLElement>()

  constructor(
    private readonly content: HTMLElement,
    private readonly send: (message: ReviewMessage) => void,
  ) {}

  draw(update: ReviewUpdate): void {
    if (update.kind === 'unavailable') {
      this.#datasetId = null
      this.content.replaceChildren(this.#noDataset(update.message))
      return
    }
    const { review, filter, offset } = update
    const { card, total, examples } = review
    if (this.#bar === null || this.#datasetId !== card.id) {
      this.#bar = filterBar(card, filter, () => this.#show(0))
      this.#datasetId = card.id
      this.content.replaceChildren(this.#bar)
    }
    while (this.#bar.nextSibling !== null) this.#bar.nextSibling.remove()
    const cards = examples.length === 0 ? [emptyState('No example is like that.')] : this.#drawn(examples)
    this.content.append(
      section(
        'examples',
        total === card.counts.examples
          ? `Examples (${total})`
          : `Examples (${total} of ${card.counts.examples})`,
        ...cards,
        pages(offset, examples.length, total, (to) => this.#show(to)),
      ),
      leftOutSection(card, review.leftOut),
      element(
        'footer',
        { class: 'note' },
        `What you decide counts from the next dataset on. This one is in ${review.folder}.`,
      ),
    )
  }

  #show(offset: number): void {
    if (this.#bar !== null) this.send({ kind: 'show', filter: filterIn(this.#bar), offset })
  }

  #drawn(examples: readonly ReviewedExample[]): HTMLElement[] {
    const before = this.#cards
    this.#cards = new Map(
      examples.map((example) => {
        const name = JSON.stringify(example)
        return [name, before.get(name) ?? exampleCard(example, this.send)]
      }),
    )
    return [...this.#cards.values()]
  }

  #noDataset(message: string): HTMLElement {
    const build = button({
      id: 'build',
      label: 'Build It Now',
      look: 'primary',
      onPress: () => this.send({ kind: 'build' }),
    })
    return notice('No dataset', message, build)
  }
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
