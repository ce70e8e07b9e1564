/** A card with a name, a value, and a line that says what to make of it. */
import { type Child, element } from './element'

export interface FactParts {
  readonly name: string
  readonly value: Child
  readonly note?: string
  readonly action?: HTMLElement
  /** `figure` writes the value large. */
  readonly look?: 'figure' | 'wrong'
}

export function fact({ name, value, note, action, look }: FactParts): HTMLElement {
  return element(
    'div',
    { class: look ? `fact ${look}` : 'fact' },
    element('dt', {}, name),
    element('dd', {}, value),
    ...(note ? [element('dd', { class: 'note' }, note)] : []),
    ...(action ? [element('dd', {}, action)] : []),
  )
}

export const facts = (...cards: readonly HTMLElement[]): HTMLElement =>
  element('dl', { class: 'facts' }, ...cards)
