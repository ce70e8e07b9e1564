/** A part of the page under its heading. */
import { type Child, element } from './element'

export function section(id: string, title: string, ...children: readonly Child[]): HTMLElement {
  const heading = element('h2', { id }, title)
  return element('section', { 'aria-labelledby': id }, heading, ...children)
}
