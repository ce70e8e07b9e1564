/** What wires the parts of an application together: registrations, configurations of entities, settings. */
import { nameOf, type Member, type Range } from '#engine/recognise/recognise'
import { answerOf, mentioned, talk } from './talk'
import type { Placed, UnitIndex } from './unitIndex'
import { cutOut, headOf, shortUnit } from './unitText'
import type { Excerpt, TalkTask } from './wordTask'

const FEWEST_REGISTRATIONS = 2
/** Types of the workspace to a registration; the rest is of packages. */
const LEAST_KNOWN = 0.6

/** @param text of the file */
export function wiringTasks(placed: Placed, index: UnitIndex, text: string): TalkTask[] {
  const { unit } = placed
  if (unit.pattern === 'injection') return registrationTasks(placed, index, text)
  if (unit.pattern === 'entityConfiguration')
    return configurationTask(placed, index, unit.facts.subject ?? '', 'maps')
  if (unit.pattern !== 'options' || unit.kind === 'interface') return []
  const promised = unit.facts.bases.map(nameOf).find((base) => index.named(base).length > 0)
  return promised === undefined ? [] : configurationTask(placed, index, promised, 'implements')
}

function configurationTask(placed: Placed, index: UnitIndex, about: string, does: string): TalkTask[] {
  const { unit, file } = placed
  const target = index.named(about).find((other) => other.file.language === 'csharp')
  if (target === undefined) return []
  return [
    talk({
      ...{ task: 'writeConfiguration', placed, needs: [shortUnit(target)], answer: answerOf(placed) },
      instruction: `Write \`${unit.name}\`, which ${does} \`${about}\`, in \`${file.path}\`.`,
      offers: mentioned(placed, index, [target]),
    }),
  ]
}

function registrationTasks(placed: Placed, index: UnitIndex, text: string): TalkTask[] {
  const { unit, file } = placed
  return runsOf(unit.members, text).flatMap((run) => {
    const types = [...new Set(run.flatMap(({ type }) => type.split(', ').map(bare)))].filter(
      (name) => index.named(name).length > 0,
    )
    const known = types.flatMap((name) =>
      index
        .named(name)
        .filter((one) => one.file.language === 'csharp')
        .slice(0, 1),
    )
    if (run.length < FEWEST_REGISTRATIONS || known.length < run.length * LEAST_KNOWN) return []
    const range: Range = { start: run[0]!.start, end: run.at(-1)!.end }
    const method = unit.members.find(
      ({ kind, start, end }) => kind === 'method' && start < range.start && range.end < end,
    )
    const where = method === undefined ? '' : ` in \`${method.name}\` of \`${unit.name}\``
    return [
      {
        ...{ form: 'talk', task: 'wireInjection', placed, offers: [] },
        instruction: `Write the registrations of ${types.map((name) => `\`${name}\``).join(', ')}${where}, in \`${file.path}\`.`,
        needs: known.map(head),
        answer: { kind: 'code', files: [{ file, show: (whole: string) => cutOut(whole, range) }] },
        line: text.slice(0, range.start).split('\n').length - 1,
      },
    ]
  })
}

function head({ file, unit }: Placed): Excerpt {
  return { file, show: (text) => headOf(text, unit) }
}

/** `typeof(IRepository<>)` as `IRepository`. */
function bare(type: string): string {
  return nameOf(type.replace(/^typeof\(|\)$/g, ''))
}

/** Registrations that stand together, with nothing but comments between them. */
function runsOf(members: readonly Member[], text: string): Member[][] {
  const runs: Member[][] = []
  for (const member of members) {
    if (member.kind !== 'registration') continue
    const last = runs.at(-1)?.at(-1)
    const between = last === undefined ? null : text.slice(last.end, member.start)
    const follows = last !== undefined && (member.start === last.start || isGap(between!))
    if (follows) runs.at(-1)!.push(member)
    else runs.push([member])
  }
  return runs
}

function isGap(between: string): boolean {
  return between.replaceAll(/\/\/[^\n]*/g, '').trim() === ''
}
