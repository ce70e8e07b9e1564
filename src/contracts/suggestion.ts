/** A suggestion: one inline completion that was produced, with the version that made it. */
import { z } from 'zod'

/**
 * Where a suggestion's text came from: a request of its own, one that was under way for an earlier key (`stream`), an
 * answer from memory, or one that was read ahead of an earlier suggestion (`ahead`).
 */
const suggestionOrigin = z.enum(['network', 'stream', 'cache', 'ahead'])

/** What the person asked through: inline suggestions as they type, "Generate Here", or the chat. */
const surfaceSchema = z.enum(['inline', 'generate', 'chat'])
export type Surface = z.infer<typeof surfaceSchema>

/** `line` ends at the first line break; `block` may run over several lines. */
export const scopeSchema = z.enum(['line', 'block'])
export type Scope = z.infer<typeof scopeSchema>

/**
 * Who asked: a person in an editor, the replayed developer of a headless loop, or a person through another program whose
 * log was imported. Only the first is counted as the person.
 */
export const clientSchema = z.enum(['editor', 'replay', 'imported'])
export type Client = z.infer<typeof clientSchema>

export const suggestionSchema = z.object({
  id: z.string().min(1),
  /** The model version that produced the text; stays true across a swap. */
  versionId: z.string().min(1),
  client: clientSchema,
  /** Absolute folder of the workspace. */
  workspace: z.string(),
  /** Relative to the workspace, with forward slashes. */
  path: z.string(),
  language: z.string(),
  /** Zero-based; characters are UTF-16 units, as in LSP. */
  line: z.number().int().nonnegative(),
  character: z.number().int().nonnegative(),
  /** Redacted text around the cursor, as much as the prompt held. */
  prefix: z.string(),
  suffix: z.string(),
  /** Redacted text that was offered. */
  text: z.string(),
  scope: scopeSchema,
  origin: suggestionOrigin,
  surface: surfaceSchema,
  /** Milliseconds since 1970. */
  createdAt: z.number().int(),
  /** Milliseconds from the request to the first token, and to the end. */
  firstTokenMs: z.number().nonnegative(),
  totalMs: z.number().nonnegative(),
})
export type Suggestion = z.infer<typeof suggestionSchema>

/** Why an opportunity was not asked about: nothing was produced. */
export const notAskedReasonSchema = z.enum([
  'noVersion',
  'runtimeUnreachable',
  'modelMissing',
  /** The runtime is loading the model; the request would have been the one that loads it. */
  'modelLoading',
  'unsupportedLanguage',
  'insideWord',
  /** Something stands behind the cursor that is no closing bracket, quote or punctuation. */
  'restOfLine',
  /** Directly behind the end of a statement or of a block, on its line. */
  'statementComplete',
  'cancelled',
  'runtimeError',
])
export type NotAskedReason = z.infer<typeof notAskedReasonSchema>

/** Why an answer was produced but is not shown. */
export const withheldReasonSchema = z.enum([
  'emptyAnswer',
  'tooShort',
  /** The text that follows the cursor, again. */
  'repeatsSuffix',
  /** The lines above the cursor, again. */
  'repeatsPrefix',
  /** The same piece over and over. */
  'repetitive',
  /** The person has rejected it here before. */
  'rejectedBefore',
  /** It would break syntax that is whole without it. */
  'breaksSyntax',
])
export type WithheldReason = z.infer<typeof withheldReasonSchema>

/** Why nothing was suggested at an opportunity: a closed list, because for a learning system the reasons are data. */
export const noSuggestionReasonSchema = z.enum([
  ...notAskedReasonSchema.options,
  ...withheldReasonSchema.options,
])
export type NoSuggestionReason = z.infer<typeof noSuggestionReasonSchema>
