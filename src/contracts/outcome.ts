/** An outcome: a survival, build, test or diagnostics result attributed to a suggestion. */
import { z } from 'zod'

export const commandOutcomeKindSchema = z.enum(['build', 'test'])

export const outcomeSchema = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('survival'),
    id: z.string().min(1),
    suggestionId: z.string().min(1),
    at: z.number().int(),
    /** Seconds after the accept at which the text was looked at. */
    afterSeconds: z.number().positive(),
    /** Share of the accepted characters that still stand, 0 to 1. */
    keptRatio: z.number().min(0).max(1),
    /** Redacted text that stands there now. */
    finalText: z.string(),
  }),
  z.object({
    kind: commandOutcomeKindSchema,
    id: z.string().min(1),
    suggestionId: z.string().min(1),
    at: z.number().int(),
    /** Redacted command line. */
    command: z.string(),
    exitCode: z.number().int(),
    passed: z.boolean(),
  }),
  z.object({
    kind: z.literal('diagnostics'),
    id: z.string().min(1),
    suggestionId: z.string().min(1),
    at: z.number().int(),
    /** Errors that language services reported at the place, before the accept and after it. */
    errorsBefore: z.number().int().nonnegative(),
    errorsAfter: z.number().int().nonnegative(),
  }),
])
export type Outcome = z.infer<typeof outcomeSchema>
export type SurvivalOutcome = Extract<Outcome, { kind: 'survival' }>
export type DiagnosticsOutcome = Extract<Outcome, { kind: 'diagnostics' }>
export type CommandOutcome = Exclude<Outcome, SurvivalOutcome | DiagnosticsOutcome>
