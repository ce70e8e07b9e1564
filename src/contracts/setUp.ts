/** The parts that a person's machine must have, and what a check of them found. */
import { z } from 'zod'

/** What is not in the package and can be downloaded: the built-in runtime, and the trainer's Python environment. */
export const installablePartSchema = z.enum(['runtime', 'trainer'])
export type InstallablePart = z.infer<typeof installablePartSchema>

export const setUpPartSchema = z.enum(['runtime', 'model', 'trainer', 'git'])
export type SetUpPart = z.infer<typeof setUpPartSchema>

export interface SetUpCheck {
  readonly part: SetUpPart
  readonly ready: boolean
  /** What is there, or what is wrong. */
  readonly message: string
  /** What would help; null where all is well, or only the person can help. */
  readonly remedy: 'installRuntime' | 'installTrainer' | 'chooseBase' | null
}

export interface Installed {
  readonly part: InstallablePart
  readonly folder: string
}
