/** Shapes of what an editor and the server say beyond standard LSP; the names are in serverMethods.ts. */
import { z } from 'zod'
import { decideRequestSchema, reviewRequestSchema } from './datasetReview'
import { decidedSchema } from './decidedSuggestion'
import { eventSchema, passedOverReasonSchema } from './event'
import { givenRatingSchema, starsSchema } from './rating'
import { recordSelectionSchema } from './record'
import { recordingSchema } from './recording'
import { installablePartSchema, setUpPartSchema } from './setUp'
import { settingsSchema } from './settings'

/** `initializationOptions` and the answer to `workspace/configuration` of section `apprentice`. */
export const initializationSchema = z
  .object({
    /** Data folder; the user's own by default. */
    home: z.string().optional(),
    /** URL of an Ollama server, or `embedded`. */
    runtime: z.string().optional(),
    /** Model name of the base, or path of a GGUF file. */
    base: z.string().optional(),
    /** False records nothing: no suggestion, event or outcome is stored. A policy says where. */
    recording: recordingSchema.optional(),
    /** Files to leave alone, as in an ignore file; more than the settings name. */
    exclude: z.array(z.string()).optional(),
    /** Folder that holds node_modules/node-llama-cpp, for the built-in runtime. */
    runtimePackages: z.string().optional(),
    /** The interpreter of the trainer's environment. */
    python: z.string().optional(),
    /** Whether the editor answers `apprentice/declarations`. */
    declarations: z.boolean().optional(),
    /**
     * Whether the editor says itself what becomes of each suggestion, and of an accept: then nothing of it is inferred
     * from what is typed.
     */
    tellsEnds: z.boolean().optional(),
    /** npm registry that the built-in runtime is downloaded from. */
    registry: z.string().optional(),
    settings: settingsSchema.optional(),
  })
  .partial()

/** Arguments of `apprentice.useVersion`; editors may add their own. */
export const oneNameSchema = z.tuple([z.string().min(1)], z.unknown())
const positionSchema = z.object({
  line: z.number().int().nonnegative(),
  character: z.number().int().nonnegative(),
})
const acceptedAtSchema = z.object({ uri: z.string(), position: positionSchema })
export type AcceptedPlace = z.infer<typeof acceptedAtSchema>
/** Whatever else an editor adds is no place. */
export const acceptArgumentsSchema = z.tuple(
  [z.string().min(1), acceptedAtSchema.optional().catch(undefined)],
  z.unknown(),
)
export const rateArgumentsSchema = z.tuple(
  [z.string().min(1), z.union([starsSchema.transform((stars) => ({ stars })), givenRatingSchema])],
  z.unknown(),
)
export const reviewArgumentsSchema = z.tuple([reviewRequestSchema], z.unknown())
export const decideArgumentsSchema = z.tuple([decideRequestSchema], z.unknown())
export const latestArgumentsSchema = z.tuple(
  [
    z
      .object({
        /** Of this document alone. */
        uri: z.string().min(1).optional(),
        became: z.array(decidedSchema).min(1).optional(),
        limit: z.number().int().positive().max(200).default(20),
      })
      .prefault({}),
  ],
  z.unknown(),
)
export const checkSetUpArgumentsSchema = z.tuple(
  [
    z
      .object({
        /** Looks at this part alone; the trainer takes seconds. */
        part: setUpPartSchema.optional(),
        /** As if this were the runtime. */
        runtime: z.string().optional(),
      })
      .prefault({}),
  ],
  z.unknown(),
)
export const installArgumentsSchema = z.tuple([z.object({ part: installablePartSchema })], z.unknown())
export const trainArgumentsSchema = z.tuple(
  [
    z
      .object({
        /** Absolute path or file URI of a folder. */
        workspace: z.string().min(1).optional(),
      })
      .prefault({}),
  ],
  z.unknown(),
)

/** The item as it was sent; only its command matters: it carries the suggestion's id. */
const itemSchema = z.object({ command: z.object({ arguments: z.array(z.string()).min(1) }) })

export const didShowSchema = z.object({
  item: itemSchema,
  /** `inferred` by an editor that cannot see what is on its screen. */
  confidence: eventSchema.shape.confidence.default('reported'),
})
export const didPartiallyAcceptSchema = z.object({
  item: itemSchema,
  acceptedLength: z.number().int().positive(),
})
/** Milliseconds that it stood on the screen; by default those since it was said to be shown. */
const visibleMs = eventSchema.shape.visibleMs
export const didTypeThroughSchema = z.object({
  item: itemSchema,
  typedLength: z.number().int().positive(),
  visibleMs,
})
export const didRejectSchema = z.object({ item: itemSchema, visibleMs })
export const didIgnoreSchema = z.object({
  item: itemSchema,
  reason: passedOverReasonSchema.default('unknown'),
  visibleMs,
})
export const didUndoAcceptSchema = z.object({ item: itemSchema })
/** Errors that the editor's language services report on the lines of the accepted text, before it came and after. */
export const didChangeDiagnosticsSchema = z.object({
  item: itemSchema,
  errorsBefore: z.number().int().nonnegative(),
  errorsAfter: z.number().int().nonnegative(),
})
const partialResultTokenSchema = z.union([z.string(), z.number().int()])
export const generateParamsSchema = z.object({
  textDocument: z.object({ uri: z.string() }),
  /** Empty at a cursor; otherwise what stands there is replaced. */
  range: z.object({ start: positionSchema, end: positionSchema }),
  instruction: z.string().trim().min(1),
  /** How the document is indented, as in formatting requests; by default as the text around it. */
  options: z.object({ tabSize: z.number().int().positive(), insertSpaces: z.boolean() }).optional(),
  partialResultToken: partialResultTokenSchema.optional(),
})
export type GenerateParams = z.infer<typeof generateParamsSchema>
export const chatParamsSchema = z.object({
  messages: z
    .array(z.object({ role: z.enum(['system', 'user', 'assistant']), content: z.string() }))
    .min(1)
    .readonly(),
  partialResultToken: partialResultTokenSchema.optional(),
})
export type ChatParams = z.infer<typeof chatParamsSchema>
/** The answer to both: with the id by which it is rated, or with a sentence why there is none. */
export type AskedAnswer =
  | { readonly kind: 'answered'; readonly id: string; readonly text: string }
  | { readonly kind: 'nothing'; readonly message: string }
/** A partial result: of `generate` the whole text so far, in whole lines; of `chat` the next piece. */
export interface PartialText {
  readonly text: string
}
export const recordedArgumentsSchema = z.tuple(
  [
    z
      .object({
        selection: recordSelectionSchema.default({ kind: 'all' }),
        limit: z.number().int().positive().max(5_000).default(500),
      })
      .prefault({}),
  ],
  z.unknown(),
)
export const forgetArgumentsSchema = z.tuple([recordSelectionSchema], z.unknown())
export const exportArgumentsSchema = z.tuple([z.object({ file: z.string().min(1) })], z.unknown())
export const didEndCommandSchema = z.object({
  command: z.string().min(1),
  exitCode: z.number().int().optional(),
  workspace: z.string().optional(),
  /** URI or absolute path of the folder in which it began. */
  folder: z.string().optional(),
  /** Milliseconds since 1970. */
  startedAt: z.number().optional(),
  /** What it wrote to its terminal, escape sequences and all; of long output the end. */
  output: z.string().optional(),
})

/** What the server asks with `apprentice/declarations`; as everywhere in LSP, zero-based and in UTF-16 units. */
export interface DeclarationsRequest {
  readonly textDocument: { readonly uri: string }
  readonly position: { readonly line: number; readonly character: number }
}
/** The answer: the text of declarations in the workspace, the nearest first; incomplete where the editor had no time. */
export const declarationsSchema = z.array(z.object({ uri: z.string(), text: z.string() }))
export type Declaration = z.infer<typeof declarationsSchema>[number]

/** Sent by the server whenever what it can do changes. */
export interface ServerStatus {
  readonly kind: 'Normal' | 'Warning' | 'Error' | 'Inactive'
  readonly busy: boolean
  /** A sentence for the person; empty when all is well. */
  readonly message: string
  /** There where nothing can be recorded, whatever the person agreed to; the sentence then says why. */
  readonly isRecordless?: true
}

/** Sent by the server at its start, and whenever another version serves. */
export interface ActiveVersion {
  readonly id: string
  readonly tag: string
}
