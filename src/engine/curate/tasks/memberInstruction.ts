/** How a member is asked for: by its name, its signature, and what the person wrote above it. */
import type { Member } from '#engine/recognise/recognise'
import { namedRoute } from './namedRoute'
import type { Placed } from './unitIndex'

/**
 * @param doc what the person wrote above it; empty where there is nothing
 * @param text of the file
 */
export function memberInstruction({ unit }: Placed, member: Member, doc: string, text: string): string {
  const { name, kind, type, verb, route } = member
  const says = doc === '' ? '.' : `: ${doc}`
  if (kind === 'route') {
    const which = route === null || route === '' ? 'the route of the empty path' : `the route \`${route}\``
    return `Add ${which}${name === route ? '' : ` for \`${name}\``}.`
  }
  if (kind === 'test') return `Add the test "${name}".`
  if (unit.pattern === 'test' && member.attributes.length > 0) return `Add the test \`${name}\`${says}`
  if (kind === 'endpoint' && member.body === null) {
    const at = route === null || route === '' ? '' : ` at \`${route}\``
    return `Map the endpoint ${verb ?? ''}${at} to \`${name}\`.`
  }
  if (kind === 'endpoint') return `Add the endpoint ${verb ?? ''} \`${route ?? ''}\`${says}`
  const returns = type === '' || type === 'void' ? '' : `, which returns \`${type}\``
  const called = `\`${name}${parametersOf(member, text)}\`${returns}`
  if (verb === null) return `In \`${unit.name}\`, add ${called}${says}`
  const parts = [unit.facts.route, route].filter((part) => part !== null && part !== '')
  const path = namedRoute(parts.join('/'), unit.name, name)
  return `Add the endpoint ${verb} \`${path}\`: ${called}${says}`
}

/** `(string id, int page = 1)`, as the file has it. */
function parametersOf({ parameters }: Member, text: string): string {
  const each = parameters.map(({ start, end }) => text.slice(start, end).replaceAll(/\s+/g, ' '))
  return `(${each.join(', ')})`
}
