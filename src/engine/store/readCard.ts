/** A dataset's card as any version of Apprentice wrote it, as it would be written today. */
import { type DatasetCard, datasetCardSchema } from '#contracts/dataset'
import { z } from 'zod'

/** Version 0.1 knew rows of one format, and neither patterns, sizes nor licences. */
const firstCardSchema = z.looseObject({
  schema: z.literal(1),
  counts: z.looseObject({ examples: z.number() }),
})

/** Throws where it is no card. @param value parsed JSON */
export function readCard(value: unknown): DatasetCard {
  const first = firstCardSchema.safeParse(value)
  if (!first.success) return datasetCardSchema.parse(value)
  const { counts, ...card } = first.data
  return datasetCardSchema.parse({
    ...card,
    schema: 2,
    counts: { ...counts, byFormat: { fim: counts.examples }, byPattern: {} },
    size: { characters: 0, tokens: 0, areTokensCounted: false },
    licences: {},
  })
}
