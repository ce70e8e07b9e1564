/**
 * What an editor and the server say beyond standard LSP. Names follow the Copilot language server where it has them:
 * `textDocument/didShowCompletion`, `textDocument/didPartiallyAcceptCompletion`, `didChangeStatus`, and a command on
 * each item that says it was accepted.
 */
import { z } from 'zod'
import { settingsSchema } from './settings'

export const methods = {
  didShowCompletion: 'textDocument/didShowCompletion',
  didPartiallyAcceptCompletion: 'textDocument/didPartiallyAcceptCompletion',
  didRejectCompletion: 'apprentice/didRejectCompletion',
  didIgnoreCompletion: 'apprentice/didIgnoreCompletion',
  didEndCommand: 'apprentice/didEndCommand',
  didChangeStatus: 'didChangeStatus',
} as const

export const commands = {
  /** Arguments: [suggestion id]. Every item carries it, so accepting an item runs it. */
  didAcceptCompletionItem: 'apprentice.didAcceptCompletionItem',
  /**
   * Trains on a workspace, with work-done progress that can be cancelled. Arguments: none for the first open folder, or
   * [{ workspace }]. Answers a LoopReport.
   */
  train: 'apprentice.train',
  /** Answers the versions and which is active. */
  models: 'apprentice.models',
  /** Arguments: [version id or tag]. */
  useVersion: 'apprentice.useVersion',
  rollBack: 'apprentice.rollBack',
  status: 'apprentice.status',
} as const

/** `initializationOptions` and the answer to `workspace/configuration` of section `apprentice`. */
export const initializationSchema = z
  .object({
    /** Data folder; the user's own by default. */
    home: z.string().optional(),
    /** URL of an Ollama server, or `embedded`. */
    runtime: z.string().optional(),
    base: z.string().optional(),
    settings: settingsSchema.optional(),
  })
  .partial()

/** Arguments of `apprentice.didAcceptCompletionItem` and `apprentice.useVersion`; editors may add their own. */
export const oneNameSchema = z.tuple([z.string().min(1)], z.unknown())
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

export const didShowSchema = z.object({ item: itemSchema })
export const didPartiallyAcceptSchema = z.object({
  item: itemSchema,
  acceptedLength: z.number().int().positive(),
})
export const didRejectSchema = z.object({ item: itemSchema })
export const didEndCommandSchema = z.object({
  command: z.string().min(1),
  exitCode: z.number().int().optional(),
  workspace: z.string().optional(),
})

/** Sent by the server whenever what it can do changes. */
export interface ServerStatus {
  readonly kind: 'Normal' | 'Warning' | 'Error' | 'Inactive'
  readonly busy: boolean
  /** A sentence for the person; empty when all is well. */
  readonly message: string
}
