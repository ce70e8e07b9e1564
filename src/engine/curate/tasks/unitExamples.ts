/** From the units of a workspace to examples in words, each answered by what a person wrote. */
import type { Example } from '#contracts/example'
import { sha256 } from '#platform/files'
import { bodyTasks } from './bodyTasks'
import { componentTasks, inlineTemplateTasks } from './componentTasks'
import { dtoTasks } from './dtoTasks'
import { endpointTasks } from './endpointTasks'
import { explainTasks } from './explainTasks'
import { serviceTasks } from './serviceTasks'
import type { Sourced } from '#engine/curate/example/sourced'
import { testTasks } from './testTasks'
import { unitExample } from './unitExample'
import type { UnitExampleParts } from './unitExampleParts'
import type { Placed, UnitFile, UnitIndex } from './unitIndex'
import { wiringTasks } from './wiringTasks'
import type { UnitTask } from './wordTask'

export { UnitIndex } from './unitIndex'

/** Enough that no two of a few million are alike by chance. */
const HASH_DIGITS = 24
/** Texts that are kept, since the files of a pair are asked for in turn. */
const MOST_TEXTS = 24

/**
 * One answer is asked for once in what trains, and once in what is held out.
 * @param read a file's redacted text with `\n` line ends; null when it is gone
 * @param splitOf null for a file that is in no dataset: no text of it is used
 */
export async function* unitExamples(
  units: UnitIndex,
  read: UnitExampleParts['read'],
  splitOf: UnitExampleParts['splitOf'],
): AsyncGenerator<Sourced> {
  const parts: UnitExampleParts = { read: remembering(read, splitOf), splitOf }
  const answered = new Set<string>()
  for (const file of units.files) {
    const text = splitOf(file.path) === null ? null : await parts.read(file.path)
    if (text === null) continue
    for (const task of tasksOf(file, units, text)) {
      const sourced = await unitExample(task, parts)
      if (sourced.kind === 'leftOut') {
        yield sourced
        continue
      }
      // What both trains and is held out is for a later gate to see.
      const answer = `${splitOf(file.path) === 'train'} ${answerHash(sourced.example)}`
      if (answered.has(answer)) yield { kind: 'leftOut', reason: 'exactDuplicate', where: file.path }
      else yield sourced
      answered.add(answer)
    }
  }
}

/** The same for a text in a fence and without one, and however it is laid out. */
function answerHash(example: Example): string {
  const answer = example.format === 'chat' ? example.messages.at(-1)!.content : ''
  const bare = answer.replaceAll(/^`{3,}.*$/gm, '').replaceAll(/\s+/g, '')
  return sha256(bare).slice(0, HASH_DIGITS)
}

/** What pairs a unit with another file comes first: of two tasks with one answer it tells more. */
function tasksOf(file: UnitFile, units: UnitIndex, text: string): UnitTask[] {
  return file.units.flatMap((unit) => {
    const placed: Placed = { file, unit }
    const endpoints = endpointTasks(placed, units, text)
    return [
      ...dtoTasks(placed, units),
      ...serviceTasks(placed, units),
      ...componentTasks(placed, units),
      ...inlineTemplateTasks(placed, text),
      ...testTasks(placed, units, text),
      ...wiringTasks(placed, units, text),
      ...explainTasks(placed, text),
      ...endpoints.map(({ task }) => task),
      ...bodyTasks(placed, text, new Set(endpoints.map(({ member }) => member))),
    ]
  })
}

function remembering(
  read: UnitExampleParts['read'],
  splitOf: UnitExampleParts['splitOf'],
): UnitExampleParts['read'] {
  const texts = new Map<string, Promise<string | null>>()
  return (path) => {
    if (splitOf(path) === null) return Promise.resolve(null)
    const known = texts.get(path)
    if (known !== undefined) return known
    const text = read(path)
    texts.set(path, text)
    const oldest = texts.keys().next().value
    if (texts.size > MOST_TEXTS && oldest !== undefined) texts.delete(oldest)
    return text
  }
}
