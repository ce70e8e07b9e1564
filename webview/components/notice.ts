/** A box that stands out, with what to do next. */
import { type Child, element } from './element'

export const notice = (title: string, text: string, ...actions: readonly Child[]): HTMLElement =>
  element(
    'section',
    { class: 'notice', 'aria-label': title },
    element('strong', {}, title),
    element('p', {}, text),
    ...(actions.length > 0 ? [element('div', { class: 'actions' }, ...actions)] : []),
  )
