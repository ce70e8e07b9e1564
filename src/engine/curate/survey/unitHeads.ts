/** By what the units of a file are found from elsewhere. */
import type { Unit } from '#engine/recognise/recognise'
import type { UnitHead } from '#engine/store/unitHeads'
import { stemOf } from './stemOf'

const TYPES: readonly Unit['kind'][] = [
  'class',
  'record',
  'struct',
  'interface',
  'enum',
  'alias',
  'function',
  'constant',
]

export function unitHeads(units: readonly Unit[]): { heads: UnitHead[]; stored: string[] } {
  return {
    heads: units.map((unit) => {
      const isType = TYPES.includes(unit.kind)
      const { name, pattern } = unit
      return {
        name: isType ? name : null,
        stem: isType ? stemOf(name) : null,
        pattern,
        subject: pattern === null ? null : unit.facts.subject,
      }
    }),
    stored: units.flatMap(storedIn),
  }
}

/** Names of types of which a configuration, or a set of a database context, says that they are stored. */
function storedIn({ pattern, facts, members }: Unit): string[] {
  if (pattern === 'entityConfiguration') return facts.subject === null ? [] : [facts.subject]
  if (pattern !== 'dbContext') return []
  return members.flatMap(({ type }) => /^DbSet<(\w+)>$/.exec(type)?.[1] ?? [])
}
