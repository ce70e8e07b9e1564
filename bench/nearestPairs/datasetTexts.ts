/** The rows of a dataset folder as texts, by what they are for. */
import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { type Example, exampleSchema } from '#contracts/example'

export interface RowText {
  /** File and line, to look it up. */
  readonly where: string
  readonly path: string
  /** What is asked, with the answer. */
  readonly text: string
  readonly answer: string
}

/** Everything that is not trained on is held out, the guard set included. */
export function datasetTexts(folder: string): { held: RowText[]; trained: RowText[] } {
  const [held, trained]: [RowText[], RowText[]] = [[], []]
  for (const name of readdirSync(folder).sort()) {
    if (!name.endsWith('.jsonl') || name === 'leftOut.jsonl') continue
    const of = name.endsWith('train.jsonl') ? trained : held
    for (const [index, line] of readFileSync(join(folder, name), 'utf8').split('\n').entries())
      if (line !== '') of.push(rowText(exampleSchema.parse(JSON.parse(line)), `${name}:${index + 1}`))
  }
  return { held, trained }
}

function rowText(example: Example, where: string): RowText {
  const path = example.paths[0]!
  switch (example.format) {
    case 'chat': {
      const said = example.messages.map(({ content }) => content)
      return { where, path, text: said.join('\n'), answer: said.at(-1)! }
    }
    case 'dpo':
      return { where, path, text: example.prompt + example.chosen, answer: example.chosen }
    default:
      return { where, path, text: example.prompt + example.completion, answer: example.completion }
  }
}
