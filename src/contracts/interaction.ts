/** What else is known of the moment at which a suggestion was made: who was at work on what. Stored beside it. */
import { z } from 'zod'

export const learningTypeSchema = z.enum(['codeGeneration', 'problemSolving', 'architecture', 'debugging'])
export type LearningType = z.infer<typeof learningTypeSchema>

export const complexitySchema = z.enum(['simple', 'medium', 'complex'])
export type Complexity = z.infer<typeof complexitySchema>

/** A piece of code of another file that stood in a prompt; its text is kept nowhere. */
export const contextUseSchema = z.object({ source: z.string(), path: z.string() })
export type ContextUse = z.infer<typeof contextUseSchema>

export const interactionSchema = z.object({
  suggestionId: z.string().min(1),
  /** Suggestions of one sitting: no more than half an hour apart, in one process. */
  sessionId: z.string().min(1),
  learningType: learningTypeSchema,
  complexity: complexitySchema,
  /** What the code is about, such as `aspnet.controller` or `angular.component`; `general` where nothing tells. */
  domain: z.string().min(1),
  /** Redacted instruction or conversation that asked for it; null for an inline suggestion. */
  instruction: z.string().nullable(),
  /** The commit that was checked out; null outside a repository. */
  commitHash: z.string().nullable(),
  /** Code of other files that stood in the prompt, by source and path. */
  context: z.array(contextUseSchema),
})
export type Interaction = z.infer<typeof interactionSchema>

/** What a workspace is made of, as far as its own files tell; null and empty where they do not. */
export const projectSchema = z.object({
  /** Absolute folder. */
  workspace: z.string().min(1),
  at: z.number().int(),
  /** Such as `aspnet`, `angular`, `aspnet+angular`, `dotnet`. */
  projectType: z.string().nullable(),
  /** With versions where the project names them: `net9.0`, `@angular/core 20.1.0`. */
  technologies: z.array(z.string()),
  architecture: z.string().nullable(),
  /** `new`, `growing`, `maintained` or `quiet`, by its commits. */
  developmentPhase: z.string().nullable(),
  codeStyle: z.string().nullable(),
  testingFramework: z.string().nullable(),
})
export type Project = z.infer<typeof projectSchema>
