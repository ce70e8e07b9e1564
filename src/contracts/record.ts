/** What was recorded, as a person sees it, takes it away, or has it forgotten. */
import { z } from 'zod'
import { eventSchema } from './event'
import { interactionSchema, projectSchema } from './interaction'
import { outcomeSchema } from './outcome'
import { qualitySchema } from './quality'
import { ratingSchema } from './rating'
import { suggestionSchema } from './suggestion'
import { withheldSchema } from './withheld'
import { writtenInsteadSchema } from './writtenInstead'

/** Every table that holds something of what a person did. */
export const recordedTables = [
  'suggestions',
  'events',
  'outcomes',
  'ratings',
  'writtenInstead',
  'qualities',
  'interactions',
  'withheld',
  'projects',
] as const
export type RecordedTable = (typeof recordedTables)[number]

/** Which part of it. */
export const recordSelectionSchema = z.discriminatedUnion('kind', [
  /** Of one file, or of all below a folder: an absolute path, or a file URI. */
  z.object({ kind: z.literal('file'), path: z.string().min(1) }),
  z.object({ kind: z.literal('folder'), path: z.string().min(1) }),
  /** A day of this machine's time zone. */
  z.object({ kind: z.literal('day'), day: z.iso.date() }),
  z.object({ kind: z.literal('all') }),
])
export type RecordSelection = z.infer<typeof recordSelectionSchema>

/** A suggestion with all that hangs on it. */
export const recordedSuggestionSchema = z.object({
  kind: z.literal('suggestion'),
  suggestion: suggestionSchema,
  events: z.array(eventSchema),
  outcomes: z.array(outcomeSchema),
  rating: ratingSchema.nullable(),
  writtenInstead: writtenInsteadSchema.nullable(),
  quality: qualitySchema.nullable(),
  interaction: interactionSchema.nullable(),
})
export type RecordedSuggestion = z.infer<typeof recordedSuggestionSchema>

/** A line of an export. */
export const recordLineSchema = z.discriminatedUnion('kind', [
  recordedSuggestionSchema,
  z.object({ kind: z.literal('withheld'), withheld: withheldSchema }),
  z.object({ kind: z.literal('project'), project: projectSchema }),
])
export type RecordLine = z.infer<typeof recordLineSchema>

/** What would be, or was, forgotten. */
export interface Forgotten {
  readonly suggestions: number
  /** Answers that were not shown. */
  readonly withheld: number
  /** Examples taken out of datasets, and the datasets they were in. */
  readonly examples: number
  readonly datasets: number
  /** Model names of the versions that were trained on some of them. */
  readonly versions: readonly string[]
}

/** What was recorded of a part of it, newest first. */
export interface Recorded {
  /** Rows of every table, of all that was recorded. */
  readonly sizes: Readonly<Record<RecordedTable, number>>
  /** How many suggestions the part has; `suggestions` may hold fewer. */
  readonly total: number
  readonly suggestions: readonly RecordedSuggestion[]
  /** Model names, by the ids of the versions that made the suggestions. */
  readonly models: Readonly<Record<string, string>>
}
