/** Five stars to press: one stop of the Tab key, and the arrow keys go from star to star. */
import { starMeanings } from '#contracts/starMeanings'
import { button } from './button'
import { element } from './element'
import { starAfter } from './starAfter'

export interface StarParts {
  /** The ids of the stars begin with it. */
  readonly id: string
  readonly label: string
  readonly stars: number | null
  /** Null where nothing can be rated: then they are a picture. */
  readonly onRate: ((stars: number) => void) | null
}

export function starRow({ id, label, stars, onRate }: StarParts): HTMLElement {
  if (onRate === null) return starPicture(stars)
  const made = starMeanings.map((meaning, index) => {
    const value = index + 1
    const star = button({
      id: `${id}-${value}`,
      label: starOf(value, stars),
      look: 'link',
      onPress: () => onRate(value),
    })
    star.classList.add('star')
    star.title = meaning
    star.tabIndex = value === (stars ?? 1) ? 0 : -1
    star.setAttribute('aria-label', `${value} of 5: ${meaning}`)
    star.setAttribute('aria-pressed', String(value === stars))
    return star
  })
  const row = element('div', { class: 'stars', role: 'group', 'aria-label': label }, ...made)
  row.addEventListener('keydown', (event) => {
    const from = made.findIndex((star) => star === document.activeElement)
    const to = made[starAfter(event.key, from)]
    if (to === undefined) return
    event.preventDefault()
    for (const star of made) star.tabIndex = star === to ? 0 : -1
    to.focus()
  })
  return row
}

function starPicture(stars: number | null): HTMLElement {
  const label = stars === null ? 'Not rated' : `${stars} of 5 stars`
  const picture = starMeanings.map((_, index) => starOf(index + 1, stars)).join('')
  return element('div', { class: 'stars', role: 'img', 'aria-label': label }, picture)
}

const starOf = (value: number, stars: number | null): string => (value <= (stars ?? 0) ? '★' : '☆')
