/** Something that a person opens when they want to know more. */
import { type Child, element } from './element'

export const disclosure = (id: string, title: string, ...children: readonly Child[]): HTMLElement =>
  element('details', { id }, element('summary', { id: `${id}-title` }, title), ...children)
