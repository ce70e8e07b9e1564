/** Says that there is nothing yet, and what would bring something. */
import { element } from './element'

export const emptyState = (text: string): HTMLElement => element('p', { class: 'empty' }, text)
