/** The same data on both sides: the DTO for an entity, the request of a handler, the interface for a DTO. */
import type { Unit } from '#engine/recognise/recognise'
import { answerOf, mentioned, talk } from './talk'
import type { Placed, UnitIndex } from './unitIndex'
import { shortUnit } from './unitText'
import type { TalkTask } from './wordTask'

/** Share of the properties of the one that the other has too. */
const LEAST_SHARED = 0.5
/** An id alone makes no pair. */
const FEWEST_SHARED = 2

export function dtoTasks(placed: Placed, index: UnitIndex): TalkTask[] {
  const { file, unit } = placed
  if (unit.kind === 'enum' || unit.pattern !== 'dto') return []
  const isCsharp = file.language === 'csharp'
  const entity = isCsharp ? entityOf(placed, index) : null
  const answer = answerOf(placed)
  if (entity !== null) {
    const instruction = `Write \`${unit.name}\`, which carries \`${entity.unit.name}\` to and from clients, in \`${file.path}\`.`
    const offers = mentioned(entity, index, [placed])
    return [talk({ task: 'writeDto', placed, instruction, needs: [shortUnit(entity)], offers, answer })]
  }
  const handler = isCsharp ? handlerOf(placed, index) : null
  if (handler !== null) {
    const instruction = `Write \`${unit.name}\`, which \`${handler.unit.name}\` handles, in \`${file.path}\`.`
    return [talk({ task: 'writeDto', placed, instruction, needs: [shortUnit(handler)], answer })]
  }
  const other = counterpartOf(placed, index)
  if (other === null) return []
  const kind = isCsharp ? `C# ${unit.kind}` : 'TypeScript interface'
  const instruction = `Write the ${kind} \`${unit.name}\` for \`${other.unit.name}\`, in \`${file.path}\`.`
  return [talk({ task: 'convert', placed, instruction, needs: [shortUnit(other)], answer })]
}

/** Of the other side the one of the same name is no entity, and one in the same file may hold the DTO. */
function entityOf({ file, unit }: Placed, index: UnitIndex): Placed | null {
  const isEntity = (other: Unit): boolean => other.pattern === 'entity' || index.isStored(other.name)
  const near = index
    .about(unit.name)
    .filter((other) => isEntity(other.unit) && other.unit.name !== unit.name)
    .filter((other) => other.file.language === file.language && other.file.path !== file.path)
  return best(unit, near)
}

function handlerOf({ unit }: Placed, index: UnitIndex): Placed | null {
  return index.ofPatternAbout('requestHandler', unit.name)[0] ?? null
}

/** The same data in the other language. */
function counterpartOf({ file, unit }: Placed, index: UnitIndex): Placed | null {
  const isCsharp = file.language === 'csharp'
  const near = index.about(unit.name).filter((other) => (other.file.language === 'csharp') !== isCsharp)
  const data = near.filter(({ unit: { pattern } }) => pattern === 'dto' || pattern === 'entity')
  // A DTO is what goes over the wire; an entity is the next best.
  return (
    best(
      unit,
      data.filter((other) => other.unit.pattern === 'dto'),
    ) ?? best(unit, data)
  )
}

function best(unit: Unit, others: readonly Placed[]): Placed | null {
  const ranked = others
    .map((other) => ({ other, share: sharedProperties(unit, other.unit) }))
    .filter(({ share }) => share >= LEAST_SHARED)
    .sort((left, right) => right.share - left.share)
  return ranked[0]?.other ?? null
}

function sharedProperties(unit: Unit, other: Unit): number {
  const [own, theirs] = [propertiesOf(unit), propertiesOf(other)]
  const shared = [...own].filter((name) => theirs.has(name)).length
  return shared < FEWEST_SHARED ? 0 : shared / own.size
}

function propertiesOf(unit: Unit): ReadonlySet<string> {
  const properties = unit.members.filter(({ kind }) => kind === 'property' || kind === 'parameter')
  return new Set(properties.map(({ name }) => name.toLowerCase()))
}
