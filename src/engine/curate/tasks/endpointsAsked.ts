/** Which service of a client calls which controller, by the paths that the one asks for and the other answers. */
import type { Unit } from '#engine/recognise/recognise'
import { namedRoute } from './namedRoute'
import { stemOf } from '#engine/curate/survey/stemOf'

/** What stands before the name of a controller in most routes, and tells nothing of it. */
const PREFIX = /^(?:api|v\d+|\{\})$/

/** How many endpoints of the server the service asks for; 0 where they are about other things. */
export function endpointsAsked(service: Unit, server: Unit): number {
  const base = segments(namedRoute(server.facts.route ?? '', server.name, ''))
  const asked = service.facts.urls.map(segments)
  const isSame = stemOf(service.name) === stemOf(server.name)
  return server.members.filter(({ verb, route, name }) => {
    if (verb === null) return false
    const own = segments(namedRoute(route ?? '', server.name, name))
    // A part that is put behind a text with `+` is not in it.
    const whole = withoutEnd([...base, ...own])
    const isFixed = own.some((part) => part !== '{}')
    return asked.some((url) => {
      if (whole.length > 0 && base.length > 0) if (isEqual(withoutEnd(url), whole)) return true
      return isSame && isFixed && isEqual(withoutEnd(url), withoutEnd(own))
    })
  }).length
}

/** `/api/orders/{id}?page=1` as `orders`, `{}`. */
function segments(url: string): string[] {
  const parts = url
    .replace(/^https?:\/\/[^/]*/, '')
    .replace(/\?.*$/, '')
    .split('/')
    .filter((part) => part !== '')
    .map((part) => (/^\{.*\}$/.test(part) ? '{}' : part.toLowerCase()))
  const from = parts.findIndex((part) => !PREFIX.test(part))
  return from === -1 ? parts : parts.slice(from)
}

function withoutEnd(parts: readonly string[]): readonly string[] {
  const last = parts.findLastIndex((part) => part !== '{}')
  return parts.slice(0, last + 1)
}

function isEqual(left: readonly string[], right: readonly string[]): boolean {
  return left.join('/') === right.join('/') && left.length > 0
}
