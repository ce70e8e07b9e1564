/** Whether what was written at a place is what the message of its commit asks for: a commit changes other places, too. */
import type { ChangedRegion } from './changedRegions'
import { type CommitMessage, tellingWords } from './commitMessage'
import {
  isAdding,
  isMending,
  isOfTests,
  isRemoving,
  isTouching,
  isUpgrade,
  namesIn,
  papersIn,
  saysOnlyWhat,
} from './messageWords'
import { seenShare } from './seenShare'
import { wordsIn } from './wordsIn'

/** Of the words of a message: what the place must have something of, with the name of its file. */
const SEEN_IN_PLACE = 0.2
/** And what a test must have of a message that does not speak of tests. */
const SEEN_IN_TEST = 0.4
/** Lines that are written for each word that asks for them; more are not asked for. */
export const LINES_OF_WORD = 9
/** Of the words of a new file's name: what the message must have. */
const SEEN_OF_NAME = 0.75

const testPath =
  /[._-](?:spec|tests?|e2e)\.|(?:^|[/.])(?:unit|functional|integration|e2e)?[-_.]?tests?\b|tests?\.cs$/i
/** Links, numbers of tickets and keys: nobody can know them. */
const unknowable = /https?:\/\/[^\s"'`<)]{12,}|(?<![\w.#])\d{4,}\b|-\d{4,}\b|\b[0-9a-f]{8}-[0-9a-f]{4}-/gi

export function isAskedFor(
  region: ChangedRegion,
  path: string,
  { instruction, body }: CommitMessage,
): boolean {
  const { text, start, end, answer, changed } = region
  const old = text.slice(start, end)
  const file = path.split('/').at(-1) ?? ''
  const said = `${instruction}\n\n${body}`
  if (isUpgrade(instruction) || (body === '' && saysOnlyWhat(instruction))) return false
  const known = `${text}\n${said}`
  if ((answer.match(unknowable) ?? []).some((each) => !known.includes(each))) return false
  const lines = answer.split('\n').filter((line) => line.trim() !== '' && !old.includes(line.trim()))
  if (lines.length > LINES_OF_WORD * tellingWords(said).length) return false
  if (text === '') return seenShare(file.replace(/\..*$/, ''), said) >= SEEN_OF_NAME
  const [came, went] = [unlike(answer, old), unlike(old, answer)]
  if ((isAdding(instruction) && came.length === 0) || (isRemoving(instruction) && went.length === 0))
    return false
  if (!namesAreIn(instruction, `${path}\n${text}\n${answer}`)) return false
  const difference = [...came, ...went].join(' ')
  const seen = seenShare(instruction, difference)
  if (isTest(path) && !isOfTests(instruction)) {
    // What was wrong is not what is tested.
    if (seen < SEEN_IN_TEST || isTouching(instruction) || isMending(instruction)) return false
  }
  return seen > 0 && seenShare(said, `${file}\n${changed}`) >= SEEN_IN_PLACE
}

export function isTest(path: string): boolean {
  return testPath.test(path)
}

/** Whether all that a message calls by the names of code is there. */
export function namesAreIn(said: string, text: string): boolean {
  const all = text.toLowerCase()
  return [...namesIn(said), ...papersIn(said)].every((each) => all.includes(each.toLowerCase()))
}

/** Words of a text that another one has not, or has less often. */
function unlike(text: string, other: string): string[] {
  const counts = new Map<string, number>()
  for (const word of wordsIn(other)) counts.set(word, (counts.get(word) ?? 0) + 1)
  return wordsIn(text).filter((word) => {
    const left = counts.get(word) ?? 0
    counts.set(word, left - 1)
    return left <= 0
  })
}
