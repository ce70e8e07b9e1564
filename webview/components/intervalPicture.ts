/** A gain and its interval on a line with zero marked. The figures stand beside it, so it is hidden from screen readers. */
import { intervalGeometry } from './intervalGeometry'

const WIDTH = 160
const HEIGHT = 16
const MIDDLE = HEIGHT / 2

export function intervalPicture(of: { mean: number; low: number; high: number }): SVGElement {
  const { zero, low, high, mean } = intervalGeometry(of, WIDTH)
  return shape(
    'svg',
    {
      class: 'interval',
      width: WIDTH,
      height: HEIGHT,
      viewBox: `0 0 ${WIDTH} ${HEIGHT}`,
      'aria-hidden': 'true',
    },
    shape('line', { class: 'zero', x1: zero, x2: zero, y1: 0, y2: HEIGHT }),
    shape('line', { class: 'range', x1: low, x2: high, y1: MIDDLE, y2: MIDDLE }),
    shape('circle', { class: 'mean', cx: mean, cy: MIDDLE, r: 4 }),
  )
}

function shape(
  name: string,
  attributes: Readonly<Record<string, string | number>>,
  ...children: readonly SVGElement[]
): SVGElement {
  const made = document.createElementNS('http://www.w3.org/2000/svg', name)
  for (const [attribute, value] of Object.entries(attributes)) made.setAttribute(attribute, String(value))
  made.append(...children)
  return made
}
