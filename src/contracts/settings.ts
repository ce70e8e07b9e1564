/** Every knob of the engine, with its default and what it does. */
import { z } from 'zod'

export const trainingSettingsSchema = z
  .object({
    rank: z.number().int().positive().default(16).describe('LoRA rank.'),
    alpha: z.number().positive().default(32).describe('LoRA alpha; the update is scaled by alpha / rank.'),
    dropout: z.number().min(0).max(1).default(0).describe('LoRA dropout.'),
    learningRate: z.number().positive().default(2e-4).describe('Peak learning rate.'),
    epochs: z.number().positive().default(2).describe('Passes over the training split.'),
    maxSteps: z
      .number()
      .int()
      .positive()
      .nullable()
      .default(null)
      .describe('Upper bound on optimiser steps.'),
    batchSize: z.number().int().positive().default(8).describe('Rows a device step.'),
    gradientAccumulation: z.number().int().positive().default(2).describe('Device steps an optimiser step.'),
    maxTokens: z.number().int().positive().default(2048).describe('Longest row; longer ones are left out.'),
    warmupRatio: z
      .number()
      .min(0)
      .max(1)
      .default(0.1)
      .describe('Share of the steps on which the rate rises.'),
    weightDecay: z.number().min(0).default(0.01).describe('AdamW weight decay.'),
    maxGradientNorm: z.number().positive().default(1).describe('Gradients are clipped to this norm.'),
    evaluationsPerEpoch: z
      .number()
      .int()
      .positive()
      .default(2)
      .describe('Looks at the validation loss an epoch.'),
    patience: z
      .number()
      .int()
      .positive()
      .default(3)
      .describe('Looks without a gain after which a run stops.'),
    precision: z
      .enum(['auto', 'float32', 'bfloat16'])
      .default('auto')
      .describe('Arithmetic of the training.'),
    seed: z.number().int().default(7).describe('Seed of shuffling and initialisation.'),
    threads: z
      .number()
      .int()
      .positive()
      .nullable()
      .default(null)
      .describe('CPU threads; null leaves it to the machine.'),
  })
  .strict()
export type TrainingSettings = z.infer<typeof trainingSettingsSchema>

export const settingsSchema = z
  .object({
    prefixCharacters: z
      .number()
      .int()
      .positive()
      .default(4000)
      .describe('Characters before the cursor in a prompt.'),
    suffixCharacters: z
      .number()
      .int()
      .nonnegative()
      .default(400)
      .describe(
        'Characters after the cursor in a prompt. They follow what is typed, so the runtime reads them anew for every suggestion.',
      ),
    contextCharacters: z
      .number()
      .int()
      .nonnegative()
      .default(2000)
      .describe('Characters of other files in a prompt; 0 for none.'),
    contextMs: z
      .number()
      .nonnegative()
      .default(150)
      .describe('Milliseconds that a suggestion may wait for code of other files.'),
    pauseFactor: z
      .number()
      .nonnegative()
      .max(20)
      .default(1)
      .describe(
        'How long to wait behind a key before the model is asked, as a multiple of what suits your rhythm; 0 asks at once, 3 spares a slow machine.',
      ),
    maxLineTokens: z
      .number()
      .int()
      .positive()
      .default(48)
      .describe('Tokens asked for a one-line suggestion.'),
    maxBlockTokens: z
      .number()
      .int()
      .positive()
      .default(160)
      .describe('Tokens asked for a several-line suggestion.'),
    maxBlockLines: z.number().int().positive().default(8).describe('Lines of a several-line suggestion.'),
    aftermathSeconds: z
      .array(z.number().positive())
      .default([15, 30, 120, 300, 600])
      .describe('Seconds after its accept at which a text is looked at again.'),
    exclude: z
      .array(z.string())
      .default([])
      .describe(
        'Files that are never read for prompts, recorded or trained on, as in a .gitignore. Secret-looking files and ignored ones are left alone in any case.',
      ),
    retentionDays: z
      .number()
      .nonnegative()
      .default(180)
      .describe('Days that what was recorded is kept; 0 for ever.'),
    retentionMegabytes: z
      .number()
      .nonnegative()
      .default(500)
      .describe('Megabytes that what was recorded may take; the oldest goes first. 0 without bound.'),
    datasetSize: z
      .enum(['growing', 'small', 'medium', 'large', 'all'])
      .default('growing')
      .describe(
        'Examples that are trained on: small 500, medium 5,000, large 6,000, or all there are; growing begins with 1,000, and takes 3,000 after the first training and 5,000 after the second.',
      ),
    examplesPerFile: z.number().int().positive().default(24).describe('Most examples taken from one file.'),
    buildCheckSeconds: z
      .number()
      .nonnegative()
      .default(120)
      .describe(
        'Seconds that each build may take with which a copy of the workspace is checked before a dataset is made of it; 0 for no build.',
      ),
    lossSeconds: z
      .number()
      .nonnegative()
      .default(60)
      .describe(
        'Seconds before a training in which the base is asked what it knows already, so that this is not taught; 0 never asks.',
      ),
    historyCommits: z
      .number()
      .int()
      .nonnegative()
      .default(2000)
      .describe('Newest commits that examples are made of; 0 for none.'),
    heldOutExamples: z
      .number()
      .int()
      .positive()
      .default(120)
      .describe('Held-out examples asked for a verdict.'),
    keepVersions: z.number().int().positive().default(3).describe('Trained versions kept for a roll back.'),
    keepAlive: z.string().default('30m').describe('How long the runtime keeps a model loaded.'),
    training: trainingSettingsSchema.prefault({}),
  })
  .strict()
export type Settings = z.infer<typeof settingsSchema>
