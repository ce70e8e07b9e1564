/** Classes that do the work of others: for an interface, a request, a DTO, or a controller on the other side. */
import { nameOf, type Unit } from '#engine/recognise/recognise'
import { endpointsAsked } from './endpointsAsked'
import { answerOf, mentioned, talk } from './talk'
import type { Placed, UnitIndex } from './unitIndex'
import { outline, shortUnit } from './unitText'
import type { TalkTask } from './wordTask'

export function serviceTasks(placed: Placed, index: UnitIndex): TalkTask[] {
  const { unit, file } = placed
  if (file.language !== 'csharp') return angularTasks(placed, index)
  const { pattern } = unit
  if (pattern === 'requestHandler' || pattern === 'validator') return subjectTasks(placed, index)
  // What holds data promises a trait of it, which says nothing of the data.
  const isData = ['options', 'entity', 'dto'].includes(pattern ?? '') || index.isStored(unit.name)
  if (unit.kind !== 'class' || isData) return []
  const promised = unit.facts.bases
    .flatMap((base) => index.named(nameOf(base)))
    .find((other) => other.unit.kind === 'interface' && promises(other.unit, unit))
  if (promised === undefined || pattern === 'test') return []
  return [
    talk({
      ...{ task: 'writeService', placed, needs: [shortUnit(promised)], answer: answerOf(placed) },
      instruction: `Write \`${unit.name}\`, which implements \`${promised.unit.name}\`, in \`${file.path}\`.`,
      offers: mentioned(placed, index, [promised]),
    }),
  ]
}

/** Whether most of what a class offers is what the interface says; one that has a part alone says too little of it. */
function promises(promised: Unit, unit: Unit): boolean {
  const offered = unit.members.filter(({ kind, isPrivate }) => kind === 'method' && !isPrivate)
  const said = new Set(promised.members.filter(({ kind }) => kind === 'method').map(({ name }) => name))
  return said.size > 0 && offered.filter(({ name }) => said.has(name)).length * 2 > offered.length
}

function subjectTasks(placed: Placed, index: UnitIndex): TalkTask[] {
  const { unit, file } = placed
  const subject = index.named(unit.facts.subject ?? '').find((other) => other.file.language === 'csharp')
  if (subject === undefined) return []
  const [what, does] = unit.pattern === 'validator' ? ['validator', 'checks'] : ['handler', 'handles']
  return [
    talk({
      ...{ task: 'writeService', placed, needs: [shortUnit(subject)], answer: answerOf(placed) },
      instruction: `Write the ${what} \`${unit.name}\`, which ${does} \`${subject.unit.name}\`, in \`${file.path}\`.`,
      offers: mentioned(placed, index, [subject]),
    }),
  ]
}

function angularTasks(placed: Placed, index: UnitIndex): TalkTask[] {
  const { unit, file } = placed
  if (!['angularService', 'httpClient', 'signalStore'].includes(unit.pattern ?? '')) return []
  const server = [...index.ofPattern('controller'), ...index.ofPattern('minimalApi')]
    .map((other) => ({ other, calls: endpointsAsked(unit, other.unit) }))
    .filter(({ calls }) => calls > 0)
    .sort((left, right) => right.calls - left.calls)[0]?.other
  if (server === undefined) return []
  return [
    talk({
      ...{ task: 'writeService', placed, needs: [outline(server)], answer: answerOf(placed) },
      instruction: `Write the Angular service \`${unit.name}\`, which calls \`${server.unit.name}\`, in \`${file.path}\`.`,
      offers: mentioned(placed, index),
    }),
  ]
}
