/** An example: one training row with provenance. */
import { z } from 'zod'
import { patternSchema } from './pattern'
import { cursorTaskSchema, wordTaskSchema } from './task'

export const exampleSourceSchema = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('repository'),
    /** sha256 of the file as it was read. */
    fileHash: z.string(),
    /** Zero-based line where the answer begins. */
    line: z.number().int().nonnegative(),
  }),
  z.strictObject({ kind: z.literal('suggestion'), suggestionId: z.string() }),
  z.strictObject({ kind: z.literal('commit'), hash: z.string() }),
  /** Not the person's: the fixed general code on which forgetting shows. */
  z.strictObject({ kind: z.literal('guard') }),
])
export type ExampleSource = z.infer<typeof exampleSourceSchema>
export type SourceKind = ExampleSource['kind']

export const splitSchema = z.enum(['train', 'validation', 'test'])
export type Split = z.infer<typeof splitSchema>

const share = z.number().min(0).max(1)

/** What every example says of itself. */
const provenance = {
  /** Hash of what is asked and answered. */
  id: z.string().min(1),
  /** Hash of the answer and what stands right before it: the same while only the context changes. */
  contentHash: z.string().min(1),
  /** Factor on the row's loss. */
  weight: z.number().positive(),
  language: z.string(),
  pattern: patternSchema.nullable(),
  /** Files that belong together; a group never crosses the split. */
  group: z.string(),
  /**
   * Every file of which text stands in it, the one of the answer first; from the workspace, with forward slashes. For
   * the guard set, a name.
   */
  paths: z.array(z.string()).min(1),
  source: exampleSourceSchema,
  /** Milliseconds since 1970 of when the answer was written; null where nothing tells. */
  at: z.number().int().nullable(),
  /** The score of the suggestion it came from (docs/quality.md). */
  quality: share.nullable(),
  /** Share of the named security rules that hold in the answer. */
  security: share.nullable(),
  /** The base's own loss on the answer, nats per token. */
  loss: z.number().nonnegative().nullable(),
}

/** A cursor's prompt is final: the trainer never builds one. The trainer adds the end token that the card names. */
export const fimExampleSchema = z.strictObject({
  format: z.literal('fim'),
  task: cursorTaskSchema,
  prompt: z.string().min(1),
  completion: z.string(),
  ...provenance,
})
export type FimExample = z.infer<typeof fimExampleSchema>

const messageSchema = z.strictObject({
  role: z.enum(['system', 'user', 'assistant']),
  content: z.string().min(1),
})

/** The last message is the answer. */
export const chatExampleSchema = z.strictObject({
  format: z.literal('chat'),
  task: wordTaskSchema,
  messages: z
    .array(messageSchema)
    .min(2)
    .refine((messages) => messages.at(-1)?.role === 'assistant', 'the last message must be the answer'),
  ...provenance,
})
export type ChatExample = z.infer<typeof chatExampleSchema>

/** Desirable or not, without a counterpart (Ethayarajh et al., "KTO", arXiv 2402.01306). */
export const ktoExampleSchema = z.strictObject({
  format: z.literal('kto'),
  task: cursorTaskSchema,
  prompt: z.string().min(1),
  completion: z.string().min(1),
  label: z.boolean(),
  ...provenance,
})
export type KtoExample = z.infer<typeof ktoExampleSchema>

/** What the person wrote, and what they turned down for it (Rafailov et al., "DPO", arXiv 2305.18290). */
export const dpoExampleSchema = z.strictObject({
  format: z.literal('dpo'),
  task: cursorTaskSchema,
  prompt: z.string().min(1),
  chosen: z.string().min(1),
  rejected: z.string().min(1),
  ...provenance,
})
export type DpoExample = z.infer<typeof dpoExampleSchema>

/** One line of a dataset file. */
export const exampleSchema = z.discriminatedUnion('format', [
  fimExampleSchema,
  chatExampleSchema,
  ktoExampleSchema,
  dpoExampleSchema,
])
export type Example = z.infer<typeof exampleSchema>
export type ExampleFormat = Example['format']
/** In the order of the schema: what serves most comes first. */
export const exampleFormats = exampleSchema.options.map(({ shape }) => shape.format.value)
