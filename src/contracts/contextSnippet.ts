/** A piece of other code that goes into a prompt: cross-file context. */
import { z } from 'zod'

/** Why it was chosen. */
export const contextSourceSchema = z.enum(['recentEdit', 'similar', 'declaration', 'sibling'])
export type ContextSource = z.infer<typeof contextSourceSchema>

export const contextSnippetSchema = z.object({
  /** Relative to the workspace, with forward slashes. */
  path: z.string(),
  text: z.string(),
  source: contextSourceSchema,
})
export type ContextSnippet = z.infer<typeof contextSnippetSchema>
