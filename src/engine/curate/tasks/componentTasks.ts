/** Templates and styles of Angular components. */
import { sha256 } from '#platform/files'
import { mentioned, talk } from './talk'
import type { Placed, UnitFile, UnitIndex } from './unitIndex'
import { outline, trimmed, wholeFile } from './unitText'
import type { PlaceTask, TalkTask } from './wordTask'

/** Of so many components one is asked for with its template and style in one answer. */
const TOGETHER = 3

/** @param text of the file */
export function inlineTemplateTasks(placed: Placed, text: string): PlaceTask[] {
  const { template } = placed.unit.facts
  const answer = template === null ? null : trimmed(text, template)
  if (answer === null) return []
  const instruction = `Write the template of \`${placed.unit.name}\`.`
  return [{ form: 'place', task: 'writeTemplate', placed, instruction, answer, cut: answer }]
}

/** @param placed the template or the style sheet; a component's own file, where one answer holds both */
export function componentTasks(placed: Placed, index: UnitIndex): TalkTask[] {
  const { unit, file } = placed
  const [template, ...styles] = ownFiles(placed, index)
  if (template === undefined) return []
  const [style] = styles
  const needs = [{ ...wholeFile(file), brief: outline(placed).show }]
  const offers = mentioned(placed, index)
  const ofFile = (own: UnitFile): Placed => ({ file: own, unit: own.units[0]! })
  const ofUnit = `\`${unit.name}\``
  if (style !== null && style !== undefined && template !== null && isTogether(file)) {
    const instruction = `Write the template and the style of ${ofUnit}, in \`${template.path}\` and \`${style.path}\`.`
    const answer = [wholeFile(template), wholeFile(style)]
    return [talk({ task: 'writeTemplate', placed: ofFile(template), instruction, needs, offers, answer })]
  }
  const tasks: TalkTask[] = []
  if (template !== null) {
    const instruction = `Write the template of ${ofUnit}, in \`${template.path}\`.`
    tasks.push(
      talk({
        task: 'writeTemplate',
        placed: ofFile(template),
        instruction,
        needs,
        offers,
        answer: [wholeFile(template)],
      }),
    )
  }
  if (style === undefined || style === null) return tasks
  // A style sheet follows the template; where that is a part of the class, the class.
  const shown = template === null ? needs : [wholeFile(template)]
  const instruction = `Write the style of ${ofUnit}, in \`${style.path}\`.`
  tasks.push(
    talk({
      task: 'writeStyle',
      placed: ofFile(style),
      instruction,
      needs: shown,
      answer: [wholeFile(style)],
    }),
  )
  return tasks
}

/** The template, null where it is inline, then the styles; empty for what is no component. */
function ownFiles({ unit, file }: Placed, index: UnitIndex): (UnitFile | null)[] {
  const { templateUrl, styleUrls } = unit.facts
  if (unit.pattern !== 'component' && unit.pattern !== 'reactiveForm') return []
  const find = (url: string): UnitFile | null => {
    const found = index.at(resolved(file.path, url))
    return found === null || found.units.length === 0 ? null : found
  }
  return [templateUrl === null ? null : find(templateUrl), ...styleUrls.map(find)]
}

function resolved(from: string, url: string): string {
  const parts = from.split('/').slice(0, -1)
  for (const part of url.split('/')) {
    if (part === '..') parts.pop()
    else if (part !== '.' && part !== '') parts.push(part)
  }
  return parts.join('/')
}

function isTogether({ path }: UnitFile): boolean {
  return Number.parseInt(sha256(path).slice(0, 4), 16) % TOGETHER === 0
}
