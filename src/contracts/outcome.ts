/** An outcome: what became of an accepted text, and builds, tests, commits and errors attributed to its suggestion. */
import { z } from 'zod'

export const commandOutcomeKindSchema = z.enum(['build', 'test', 'lint'])

/** When an accepted text was looked at again: some seconds after its accept, or at something that the person did. */
export const aftermathMomentSchema = z.union([
  z.templateLiteral(['after', z.number().positive(), 's']),
  z.enum([
    /** Ten seconds without a change of its document. */
    'settled',
    'saved',
    'committed',
    /** Its document was closed, or the program ended. */
    'closed',
  ]),
])
export type AftermathMoment = z.infer<typeof aftermathMomentSchema>

/** Why a result is taken to say something of a suggestion. */
export const attributionReasonSchema = z.enum([
  /** An error lies in what still stands of its text. */
  'errorInText',
  /** An error elsewhere that the last run before the accept did not have, and the first one after it has. */
  'errorCameWithIt',
  /** It went well, and covered the file in which the text stands. */
  'coveredItsFile',
  /** It went well, and covered a project that its project is referenced by. */
  'coveredItsProject',
  /** Nothing is known of what the command covered but its folder. */
  'sameFolder',
])
export type AttributionReason = z.infer<typeof attributionReasonSchema>

const common = { id: z.string().min(1), suggestionId: z.string().min(1), at: z.number().int() }
const attributed = {
  passed: z.boolean(),
  /** That the result is this suggestion's doing, 0 to 1. */
  confidence: z.number().min(0).max(1),
  because: attributionReasonSchema,
}

export const outcomeSchema = z.discriminatedUnion('kind', [
  z.object({
    ...common,
    kind: z.literal('survival'),
    moment: aftermathMomentSchema,
    /** Seconds after the accept at which the text was looked at. */
    afterSeconds: z.number().positive(),
    /** 1 - edit distance / longer length, 0 to 1. */
    keptRatio: z.number().min(0).max(1),
    /** Characters of the accepted text that still stand, in order; null where it was not counted. */
    keptCharacters: z.number().int().nonnegative().nullable(),
    /** Levenshtein distance in characters between the accepted text and what stands; null where it was not counted. */
    editDistance: z.number().int().nonnegative().nullable(),
    /** Redacted text that stands there now. */
    finalText: z.string(),
  }),
  z.object({
    ...common,
    kind: commandOutcomeKindSchema,
    ...attributed,
    /** Redacted command line. */
    command: z.string(),
    exitCode: z.number().int(),
  }),
  z.object({
    ...common,
    kind: z.literal('diagnostics'),
    /** Errors that language services reported at the place, before the accept and after it. */
    errorsBefore: z.number().int().nonnegative(),
    errorsAfter: z.number().int().nonnegative(),
  }),
  z.object({
    ...common,
    /** `committed`: it stands in a commit. `reverted`: a later commit took that one back. */
    kind: z.enum(['committed', 'reverted']),
    /** Hash of the commit. */
    reference: z.string().min(1),
  }),
  z.object({
    ...common,
    kind: z.literal('deployed'),
    ...attributed,
    /** What the CI calls it: an environment, a run. */
    reference: z.string().min(1),
  }),
])
export type Outcome = z.infer<typeof outcomeSchema>
export type SurvivalOutcome = Extract<Outcome, { kind: 'survival' }>
export type CommandOutcome = Extract<Outcome, { kind: z.infer<typeof commandOutcomeKindSchema> }>
