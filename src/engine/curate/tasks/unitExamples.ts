/** From the units of a workspace to examples in words, each answered by what a person wrote. */
import type { Example } from '#contracts/example'
import { sha256 } from '#platform/files'
import { remember } from '#platform/remember'
import { bodyTasks } from './bodyTasks'
import { componentTasks, inlineTemplateTasks } from './componentTasks'
import { dtoTasks } from './dtoTasks'
import { endpointTasks } from './endpointTasks'
import { explainTasks } from './explainTasks'
import { serviceTasks } from './serviceTasks'
import { type FoundExamples, foundExamples, sourcedOf } from '#engine/curate/example/foundExamples'
import type { Sourced } from '#engine/curate/example/sourced'
import { type Findings, findingName } from '#engine/store/findings'
import { testTasks } from './testTasks'
import { unitExample } from './unitExample'
import type { UnitExampleParts } from './unitExampleParts'
import type { Placed, UnitFile, UnitIndex } from './unitIndex'
import { wiringTasks } from './wiringTasks'
import type { UnitTask } from './wordTask'

/** Enough that no two of a few million are alike by chance. */
const HASH_DIGITS = 24
/** Texts that are kept, since the files of a pair are asked for in turn. */
const MOST_TEXTS = 24

export interface UnitParts extends UnitExampleParts {
  readonly findings: Findings
  /** Names the code that asks: what other code asked is not taken over. */
  readonly code: string
  readonly signal?: AbortSignal | undefined
  /** Called with the share of files done, 0 to 1. */
  readonly onProgress?: (share: number) => void
}

/** What was asked about a file is asked again only when the file, or one that it was asked with, is another. */
interface FoundTasks extends FoundExamples {
  readonly asked: readonly string[]
  readonly fingerprint: string
}

/**
 * One answer is asked for once in what trains, and once in what is held out.
 * `read` gives a file's redacted text with `\n` line ends, `splitOf` null for a file that is in no dataset: no text of it
 * is used.
 */
export async function* unitExamples(units: UnitIndex, parts: UnitParts): AsyncGenerator<Sourced> {
  const { splitOf, findings, code, signal } = parts
  const reading: UnitExampleParts = { read: remembering(parts.read, splitOf), splitOf }
  for (const [done, file] of units.files.entries()) {
    signal?.throwIfAborted()
    parts.onProgress?.(done / units.files.length)
    const { path, hash, group, at } = file
    const split = splitOf(path)
    if (split === null) continue
    const name = findingName(code, 'ask', path, hash, group, at, split)
    const known = findings.find<FoundTasks>(name)
    if (known !== null && known.brief.fingerprint === units.fingerprint(known.brief.asked, splitOf)) {
      yield* sourcedOf(known)
      continue
    }
    const text = await reading.read(path)
    if (text === null) continue
    const { result: tasks, asked } = units.listen(() => tasksOf(file, units, text))
    const sourced: Sourced[] = []
    for (const task of tasks) sourced.push(onceEach(await unitExample(task, reading)))
    const { found, value } = foundExamples(sourced)
    const fingerprint = units.fingerprint(asked, splitOf)
    yield* sourcedOf(findings.put(name, { ...found, asked, fingerprint }, value))
  }
}

function onceEach(sourced: Sourced): Sourced {
  return sourced.kind === 'example' ? { ...sourced, once: `answer ${answerHash(sourced.example)}` } : sourced
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
    remember(texts, path, text, MOST_TEXTS)
    return text
  }
}
