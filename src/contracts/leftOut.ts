/** Why something is not in a dataset; each is data, and shown to the person. */
import { z } from 'zod'

export const leftOutReasonSchema = z.enum([
  // Files.
  'unsupportedLanguage',
  'ignored',
  'generated',
  'vendored',
  'minified',
  'tooLarge',
  'tooSmall',
  'binary',
  'secretFile',
  'unreadable',
  'exactDuplicate',
  'nearDuplicate',
  'nearHeldOut',
  'heldSecret',
  // Suggestions.
  'notKept',
  'notSettled',
  'ratedPoor',
  'poorQuality',
  // Commits.
  'merge',
  'automated',
  'tooManyFiles',
  'noMessage',
  'reverted',
  'acrossSplit',
  // Examples.
  'doesNotParse',
  'doesNotCompile',
  'insecure',
  'tooEasy',
  'tooHard',
  'tooLong',
  'notGrounded',
  'droppedByPerson',
  'beyondSize',
])
export type LeftOutReason = z.infer<typeof leftOutReasonSchema>

/** A line of `leftOut.jsonl` in a dataset's folder. */
export const leftOutSchema = z.strictObject({
  reason: leftOutReasonSchema,
  /** A path from the workspace, a suggestion's id or a commit's hash. */
  where: z.string(),
  /** How many of it. */
  count: z.number().int().positive(),
})
export type LeftOut = z.infer<typeof leftOutSchema>
