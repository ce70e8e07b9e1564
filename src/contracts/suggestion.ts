/** A suggestion: one inline completion that was produced, with the version that made it. */
import { z } from 'zod'

/** Where a suggestion's text came from: a new request to the runtime, or one made earlier. */
const suggestionOrigin = z.enum(['network', 'cache'])

/** `line` ends at the first line break; `block` may run over several lines. */
export const scopeSchema = z.enum(['line', 'block'])
export type Scope = z.infer<typeof scopeSchema>

/** Who asked: a person in an editor, or the replayed developer of a headless loop (never counted as the person). */
export const clientSchema = z.enum(['editor', 'replay'])
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
  /** Milliseconds since 1970. */
  createdAt: z.number().int(),
  /** Milliseconds from the request to the first token, and to the end. */
  firstTokenMs: z.number().nonnegative(),
  totalMs: z.number().nonnegative(),
})
export type Suggestion = z.infer<typeof suggestionSchema>

/** Why nothing was suggested at an opportunity: a closed list, because for a learning system the reasons are data. */
export const noSuggestionReasonSchema = z.enum([
  'noVersion',
  'runtimeUnreachable',
  'modelMissing',
  'unsupportedLanguage',
  'insideWord',
  'cancelled',
  'emptyAnswer',
  'repeatsSuffix',
  'runtimeError',
])
export type NoSuggestionReason = z.infer<typeof noSuggestionReasonSchema>
