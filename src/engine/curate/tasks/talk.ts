/** What tasks in a conversation have in common. */
import { type Placed, type UnitIndex } from './unitIndex'
import { outline, wholeFile, wholeUnit } from './unitText'
import type { Excerpt, TalkTask } from './wordTask'

type Told = Pick<TalkTask, 'task' | 'placed' | 'instruction' | 'needs'> & {
  readonly offers?: readonly Excerpt[]
  readonly answer: readonly Excerpt[]
}

export function talk({ offers = [], answer, ...asked }: Told): TalkTask {
  return {
    ...asked,
    form: 'talk',
    offers,
    answer: { kind: 'code', files: answer },
    line: asked.placed.unit.line,
  }
}

/** The file, where the unit is all that is in it; else the unit. */
export function answerOf(placed: Placed): Excerpt[] {
  const { file, unit } = placed
  const others = file.units.filter(
    (other) => other !== unit && !(unit.start <= other.start && other.end <= unit.end),
  )
  return [others.length === 0 ? wholeFile(file) : wholeUnit(placed)]
}

/** Types of the workspace that a unit mentions, in outline; of its own language, and none that the name is not clear of. */
export function mentioned(placed: Placed, index: UnitIndex, but: readonly Placed[] = []): Excerpt[] {
  const { file, unit } = placed
  return unit.facts.types.flatMap((name) => {
    const found = index.named(name).filter((other) => isCsharp(other) === (file.language === 'csharp'))
    const [only] = found
    if (
      only === undefined ||
      found.length > 1 ||
      only.file === file ||
      but.some((one) => one.file === only.file && one.unit.start === only.unit.start)
    )
      return []
    return [outline(only)]
  })
}

function isCsharp({ file }: Placed): boolean {
  return file.language === 'csharp'
}
