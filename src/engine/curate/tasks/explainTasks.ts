/** Explain this: answered by what a person wrote above it, where that says more than the name does. */
import type { Range } from '#engine/recognise/recognise'
import type { Placed } from './unitIndex'
import { calledIn, cutOut, wordsOf } from './unitText'
import type { TalkTask } from './wordTask'

const FEWEST_WORDS = 8
/** Share of the words that the name does not hold already. */
const LEAST_NEW = 0.5
const GENERATED =
  /^(?:Gets? or sets?|Initializes a new|Creates an instance|Default constructor|Performs application-defined|This method gets called by|<inheritdoc|@inheritdoc|@deprecated|TODO|eslint|tslint)/i

/** @param text of the file */
export function explainTasks(placed: Placed, text: string): TalkTask[] {
  const { file, unit } = placed
  const documented = [
    { ...unit, what: `\`${unit.name}\`` },
    ...unit.members
      .filter(({ body }) => body !== null)
      .map((member) => ({ ...member, what: `${calledIn(member)} of \`${unit.name}\`` })),
  ]
  return documented.flatMap(({ name, doc, end, what }) => {
    if (doc === null) return []
    const words = wordsOf(text, doc)
    if (!saysSomething(words, name)) return []
    return [
      {
        ...{ form: 'talk', task: 'explain', placed, offers: [] },
        instruction: `Explain in a sentence or two what ${what} is for.`,
        needs: [{ file, show: (whole: string) => below(whole, doc, end) }],
        answer: { kind: 'words', show: (whole: string) => wordsOf(whole, doc) },
        line: text.slice(0, doc.start).split('\n').length - 1,
      },
    ]
  })
}

function below(text: string, doc: Range, end: number): string {
  const start = doc.end + /^\s*/.exec(text.slice(doc.end, doc.end + 500))![0].length
  return cutOut(text, { start, end })
}

function saysSomething(words: string, name: string): boolean {
  const all = words.toLowerCase().match(/[a-z]{2,}/g) ?? []
  if (all.length < FEWEST_WORDS || GENERATED.test(words)) return false
  const named = name.toLowerCase()
  const fresh = all.filter((word) => !named.includes(word.replace(/(?:e?s|d|ing)$/, '')))
  return fresh.length / all.length >= LEAST_NEW
}
