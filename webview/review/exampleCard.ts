/** One example: what the model sees, what it is to say, and what the person can do about it. */
import type { ReviewedExample } from '#contracts/datasetReview'
import type { ReviewMessage } from '#contracts/reviewProtocol'
import { button } from '#webview/components/button'
import { disclosure } from '#webview/components/disclosure'
import { type Child, element } from '#webview/components/element'
import { aboutExample, wordFor } from './words'

export function exampleCard(example: ReviewedExample, send: (message: ReviewMessage) => void): HTMLElement {
  const { id, paths, decision, shown } = example
  const [path = ''] = paths
  const open = button({
    id: `open-${id}`,
    label: path,
    look: 'link',
    onPress: () => send({ kind: 'open', path }),
  })
  const card = element(
    'article',
    {
      class: `card example${decision?.decision === 'drop' ? ' dropped' : ''}`,
      'aria-labelledby': `open-${id}`,
    },
    element('h3', {}, open),
    element(
      'p',
      { class: 'note' },
      ...(decision === null
        ? []
        : [element('span', { class: 'badge' }, wordFor('decision', decision.decision))]),
      aboutExample(example),
    ),
    ...(shown.context === ''
      ? []
      : [disclosure(`context-${id}`, contextTitle(example), code([shown.context], 'around'))]),
    code([
      element('span', { class: 'around' }, shown.before),
      element('mark', {}, decision?.answer ?? shown.answer),
      element('span', { class: 'around' }, shown.after),
    ]),
    ...(shown.rejected === null
      ? []
      : [element('h4', {}, 'Rather than'), code([element('mark', { class: 'rejected' }, shown.rejected)])]),
  )
  card.append(actions(example, card, send))
  return card
}

function actions(
  example: ReviewedExample,
  card: HTMLElement,
  send: (message: ReviewMessage) => void,
): HTMLElement {
  const { id, contentHash, paths, decision } = example
  const [path = ''] = paths
  const decide = (made: 'drop' | 'pin' | 'none'): void =>
    send({ kind: 'decide', contentHash, path, decision: made, answer: null })
  const offer = (name: string, label: string, onPress: () => void): HTMLButtonElement => {
    const made = button({ id: `${name}-${id}`, label, look: 'secondary', onPress })
    made.setAttribute('aria-label', `${label} (${path})`)
    return made
  }
  return element(
    'div',
    { class: 'actions' },
    ...(decision === null
      ? [
          offer('drop', 'Drop', () => decide('drop')),
          offer('edit', 'Edit', () => edit(example, card, send)),
          offer('pin', 'Pin', () => decide('pin')),
        ]
      : [offer('none', 'Undo', () => decide('none'))]),
  )
}

/** The answer in a field, in the place of the buttons. */
function edit(example: ReviewedExample, card: HTMLElement, send: (message: ReviewMessage) => void): void {
  const { id, contentHash, paths, shown } = example
  const [path = ''] = paths
  const field = element('textarea', { id: `answer-${id}`, 'aria-label': 'The answer as it should be' })
  field.value = shown.answer
  const buttons = card.querySelector(':scope > .actions')!
  const editing = element(
    'div',
    {},
    field,
    element(
      'div',
      { class: 'actions' },
      button({
        id: `save-${id}`,
        label: 'Save',
        look: 'primary',
        onPress: () => {
          const unchanged = field.value === shown.answer || field.value.trim() === ''
          if (unchanged) editing.replaceWith(buttons)
          else send({ kind: 'decide', contentHash, path, decision: 'edit', answer: field.value })
        },
      }),
      button({
        id: `cancel-${id}`,
        label: 'Cancel',
        look: 'secondary',
        onPress: () => {
          editing.replaceWith(buttons)
        },
      }),
    ),
  )
  buttons.replaceWith(editing)
  field.focus()
}

function contextTitle({ format, paths }: ReviewedExample): string {
  if (format === 'chat') return 'What is asked'
  const others = paths.length - 1
  return others === 1 ? 'With code of 1 other file' : `With code of ${others} other files`
}

function code(children: readonly Child[], look = ''): HTMLElement {
  return element('pre', {}, element('code', look === '' ? {} : { class: look }, ...children))
}
