/** Tasks about one member at its place: write its body, or write all of it, given what is around. */
import { sha256 } from '#platform/files'
import type { Member, Unit } from '#engine/recognise/recognise'
import { memberInstruction } from './memberInstruction'
import { isBoilerplate } from './testTasks'
import type { Placed } from './unitIndex'
import { belowDoc, calledIn, trimmed, wordsOf } from './unitText'
import type { PlaceTask } from './wordTask'

/** So many entries of one route table; they are much alike. */
const MOST_ROUTES = 3
const WRITABLE: readonly Member['kind'][] = ['method', 'constructor', 'property', 'endpoint', 'test', 'route']

/**
 * One task for each member: its body, or all of it.
 * @param text of the file
 * @param taken members that another task asks for
 */
export function bodyTasks(placed: Placed, text: string, taken: ReadonlySet<Member>): PlaceTask[] {
  const { unit } = placed
  if (unit.kind === 'function') {
    const body = trimmed(text, unit.body)
    const instruction = `Write the body of \`${unit.name}\`.`
    return body === null ? [] : [{ ...whole('completeBody', placed, instruction), answer: body, cut: body }]
  }
  const routes = unit.members.filter(({ kind }) => kind === 'route')
  const left = new Set([...taken, ...routes.slice(0, -MOST_ROUTES)])
  return unit.members
    .filter((member) => WRITABLE.includes(member.kind) && !left.has(member) && !isLeft(unit, member))
    .flatMap((member) => memberTask(placed, member, text) ?? [])
}

function isLeft(unit: Unit, member: Member): boolean {
  return holdsEndpoints(unit, member) || isBoilerplate(member)
}

/** Of a method that maps several endpoints each is asked for. */
function holdsEndpoints(unit: Unit, { kind, start, end }: Member): boolean {
  const held = unit.members.filter(
    (other) => other.kind === 'endpoint' && start < other.start && other.end < end,
  )
  return kind === 'method' && held.length > 1
}

function memberTask(placed: Placed, member: Member, text: string): PlaceTask | null {
  const { unit } = placed
  const body = trimmed(text, member.body)
  if (isBodyAsked(unit, member)) {
    if (body === null || isStoring(member, text.slice(body.start, body.end))) return null
    return {
      ...whole('completeBody', placed, `Write the body of ${calledIn(member)} in \`${unit.name}\`.`),
      answer: body,
      cut: body,
    }
  }
  if (body === null && member.kind !== 'route' && member.kind !== 'endpoint') return null
  const doc = member.doc === null ? '' : wordsOf(text, member.doc)
  // Where the person said in words what it does, that is the instruction, and the answer begins below it.
  const start = doc === '' ? member.start : belowDoc(text, member)
  return {
    ...whole('addMember', placed, memberInstruction(placed, member, doc, text)),
    answer: { start, end: member.end },
    cut: { start: member.start, end: member.end },
  }
}

const stored = /^(?:this\.)?#?\w+\s*=\s*(\w+)(?:\.Value)?(?:\s*\?\?\s*throw\b.*)?$/

/** A constructor that only keeps what it is given: editors write it, and every class has the same. */
function isStoring({ kind, parameters }: Member, body: string): boolean {
  const statements = body.split(/[;\n]/).map((statement) => statement.trim())
  return (
    kind === 'constructor' &&
    statements.every(
      (statement) => statement === '' || parameters.some(({ name }) => name === stored.exec(statement)?.[1]),
    )
  )
}

/** What has a name of its own that says what to do is added whole; of the rest a half, always the same. */
function isBodyAsked(unit: Unit, { kind, name, verb }: Member): boolean {
  if (kind === 'constructor' || kind === 'property') return true
  if (kind !== 'method' || verb !== null) return false
  if (unit.pattern === 'test') return false
  return Number.parseInt(sha256(`${unit.name}.${name}`).slice(0, 2), 16) % 2 === 0
}

function whole(
  task: PlaceTask['task'],
  placed: Placed,
  instruction: string,
): Pick<PlaceTask, 'form' | 'task' | 'placed' | 'instruction'> {
  return { form: 'place', task, placed, instruction }
}
