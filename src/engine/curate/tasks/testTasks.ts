/** The tests of a class, a function or a file. */
import { type Member, nameOf } from '#engine/recognise/recognise'
import { mentioned, talk } from './talk'
import type { Placed, UnitIndex } from './unitIndex'
import { shortUnit, wholeFile, wholeUnit } from './unitText'
import type { TalkTask } from './wordTask'

/** @param text of the file */
export function testTasks(placed: Placed, index: UnitIndex, text: string): TalkTask[] {
  const { file, unit } = placed
  if (unit.pattern !== 'test' && unit.pattern !== 'spec') return []
  if (unit.members.every(isBoilerplate)) return []
  const tested = testedBy(placed, index, text)
  if (tested.length === 0) return []
  const names = tested.map((one) => `\`${one.unit.name}\``).join(', ')
  const answer = unit.pattern === 'spec' || file.units.length === 1 ? wholeFile(file) : wholeUnit(placed)
  return [
    talk({
      ...{ task: 'writeTest', placed, answer: [answer], needs: tested.map(shortUnit) },
      instruction: `Write the tests of ${names}, in \`${file.path}\`.`,
      offers: mentioned(placed, index, tested),
    }),
  ]
}

/** What a generator writes into every spec. */
export function isBoilerplate({ kind, name }: Member): boolean {
  return (
    kind === 'test' &&
    /^should (?:be )?(?:created?|truthy|exist|create the (?:app|component))$/i.test(name.trim())
  )
}

/** What the tests are named after: their class, their title or their file. */
function testedBy({ file, unit }: Placed, index: UnitIndex, text: string): Placed[] {
  const subject = unit.facts.subject ?? ''
  const found = (name: string): Placed[] =>
    index.named(nameOf(name)).filter((one) => one.file.path !== file.path && fits(one, file.language))
  if (unit.pattern === 'test') {
    const direct = found(subject)
    // Of two of one name nothing tells which is meant.
    if (direct.length > 0) return direct.length === 1 ? direct : []
    // `CreateOrderTests` test the handler of `CreateOrderCommand`; `OrderTotal` tests `Order`.
    const near = unit.facts.types.filter(
      (type) => type.startsWith(subject) || (subject.startsWith(type) && type.length > 3),
    )
    return near.flatMap((type) => (found(type).length === 1 ? found(type) : [])).slice(0, 2)
  }
  const sibling = index.at(file.path.replace(/\.(?:spec|test)\.(tsx?)$/, '.$1'))
  if (sibling === null || sibling.path === file.path) return found(subject).slice(0, 1)
  const used = sibling.units.filter(({ name }) =>
    new RegExp(`\\b${name.replaceAll('$', '\\$')}\\b`).test(text),
  )
  const named = used.filter(({ name }) => subject.includes(name))
  const shown = named.length > 0 ? named : used.filter(({ kind }) => kind !== 'interface' && kind !== 'alias')
  return shown.slice(0, 3).map((one) => ({ file: sibling, unit: one }))
}

function fits({ file }: Placed, language: string): boolean {
  return (file.language === 'csharp') === (language === 'csharp')
}
