/** The missing endpoint of a controller, given its neighbours and the services that it calls. */
import { sha256 } from '#platform/files'
import { nameOf, type Member } from '#engine/recognise/recognise'
import { memberInstruction } from './memberInstruction'
import { mentioned, talk } from './talk'
import type { Placed, UnitIndex } from './unitIndex'
import { belowDoc, cutOut, outline, wordsOf } from './unitText'
import type { TalkTask } from './wordTask'

export interface EndpointTask {
  readonly member: Member
  readonly task: TalkTask
}

/**
 * A half of the endpoints, always the same; the others are asked for at their place. None where no service is known.
 * @param text of the file
 */
export function endpointTasks(placed: Placed, index: UnitIndex, text: string): EndpointTask[] {
  const { file, unit } = placed
  const services = unit.facts.injected.flatMap((type) => {
    const found = index
      .named(nameOf(type))
      .filter((one) => one.file.language === 'csharp' && one.file !== file)
    return found.length === 1 ? found : []
  })
  if (unit.pattern !== 'controller' || services.length === 0) return []
  return unit.members
    .filter(
      ({ kind, verb, name }) => kind === 'method' && verb !== null && isAskedHere(`${unit.name}.${name}`),
    )
    .map((member) => {
      const doc = member.doc === null ? '' : wordsOf(text, member.doc)
      const start = doc === '' ? member.start : belowDoc(text, member)
      const show = (whole: string): string => cutOut(whole, { start, end: member.end })
      const task = talk({
        ...{ task: 'addMember', placed, answer: [{ file, show }] },
        instruction: `${memberInstruction(placed, member, doc, text)} It belongs in \`${unit.name}\`, in \`${file.path}\`.`,
        needs: [outline(placed, member)],
        offers: [...services.map((one) => outline(one)), ...mentioned(placed, index, services)],
      })
      return { member, task: { ...task, line: text.slice(0, start).split('\n').length - 1 } }
    })
}

function isAskedHere(name: string): boolean {
  return Number.parseInt(sha256(name).slice(0, 2), 16) % 2 === 0
}
