/** Where a person agreed to be recorded: everywhere or nowhere, with folders and languages of their own. */
import { z } from 'zod'

const byLanguage = z.record(z.string(), z.boolean())

/** A folder decides for what is in it, the innermost one first; in it, and elsewhere, a language does. */
export const recordingPolicySchema = z.object({
  recording: z.boolean(),
  /** By the engine's names: `csharp`, `typescript`, `tsx`, `html`, `scss`. */
  languages: byLanguage.optional(),
  folders: z
    .array(
      z.object({
        /** A file URI or an absolute path. */
        folder: z.string().min(1),
        recording: z.boolean(),
        languages: byLanguage.optional(),
      }),
    )
    .optional(),
})
export type RecordingPolicy = z.infer<typeof recordingPolicySchema>

/** A yes or a no for everything, or a policy. */
export const recordingSchema = z.union([z.boolean(), recordingPolicySchema])
export type Recording = z.infer<typeof recordingSchema>

/** What the person says of it anew. */
export const recordingChangeSchema = z.object({
  recording: recordingSchema,
  /** Files to leave alone, as in an ignore file; as before where it is left out. */
  exclude: z.array(z.string()).optional(),
})
export type RecordingChange = z.infer<typeof recordingChangeSchema>
