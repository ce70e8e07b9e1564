/** What a dataset's card says of its rows, counted one row at a time. */
import type { DatasetCard } from '#contracts/dataset'
import { exampleSourceSchema, type Split } from '#contracts/example'
import { z } from 'zod'

/** Characters of code for one token: an estimate, until the base's own tokenizer counts. */
const CHARACTERS_A_TOKEN = 3.3

/** Of a row, what is counted. Rows of version 0.1 had one format, no pattern and one path, in their source. */
export const countedRowSchema = z.looseObject({
  id: z.string(),
  format: z.string().default('fim'),
  task: z.string(),
  pattern: z.string().nullable().default(null),
  language: z.string(),
  source: z.looseObject({
    kind: z.enum(exampleSourceSchema.options.map((option) => option.shape.kind.value)),
    path: z.string().optional(),
  }),
  paths: z.array(z.string()).default([]),
  ...{ prompt: z.string().default(''), completion: z.string().default('') },
  ...{ chosen: z.string().default(''), rejected: z.string().default('') },
  messages: z.array(z.object({ content: z.string() })).default([]),
})
export type CountedRow = z.input<typeof countedRowSchema>

type RowCounts = Omit<DatasetCard['counts'], 'files' | 'leftOut' | 'redacted'>

export class DatasetCounts {
  readonly #paths = new Set<string>()
  readonly #counts: RowCounts = {
    examples: 0,
    bySplit: { train: 0, validation: 0, test: 0 },
    byFormat: {},
    bySource: {},
    byLanguage: {},
    byPattern: {},
    byTask: {},
  }
  #characters = 0

  /** The guard set is not counted: it is nobody's. */
  add(split: Split, given: CountedRow): void {
    const row = countedRowSchema.parse(given)
    const counts = this.#counts
    counts.examples++
    counts.bySplit[split]++
    one(counts.byFormat, row.format)
    one(counts.bySource, row.source.kind)
    one(counts.byLanguage, row.language)
    one(counts.byTask, row.task)
    if (row.pattern !== null) one(counts.byPattern, row.pattern)
    for (const path of row.paths) this.#paths.add(path)
    if (row.source.path !== undefined) this.#paths.add(row.source.path)
    if (split !== 'train') return
    const said = row.messages.map(({ content }) => content)
    for (const text of [row.prompt, row.completion, row.chosen, row.rejected, ...said])
      this.#characters += text.length
  }

  get rows(): RowCounts {
    return this.#counts
  }

  /** Files of which text stands in a row. */
  get files(): number {
    return this.#paths.size
  }

  get size(): DatasetCard['size'] {
    const tokens = Math.round(this.#characters / CHARACTERS_A_TOKEN)
    return { characters: this.#characters, tokens, areTokensCounted: false }
  }
}

function one(counts: Record<string, number>, name: string): void {
  counts[name] = (counts[name] ?? 0) + 1
}
