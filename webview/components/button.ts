/** A button; its id is how the page gives it the focus back after it was drawn anew. */
import { element } from './element'

export interface ButtonFacts {
  readonly id: string
  readonly label: string
  readonly look: 'primary' | 'secondary' | 'link'
  readonly onPress: () => void
}

export function button({ id, label, look, onPress }: ButtonFacts): HTMLButtonElement {
  const made = element('button', { id, type: 'button', class: look }, label)
  made.addEventListener('click', onPress)
  return made
}
