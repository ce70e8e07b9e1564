/** The embedded defaults: a toy base that shows the loop on any machine, and the settings that suit it. */
import { type Settings, settingsSchema } from '#contracts/settings'

export const toyBaseTag = 'apprentice-toy-base:latest'

/** The toy saw rows of at most 512 tokens, and learns at twenty times the rate of a real model; a pass takes minutes. */
const toySettings: Settings = settingsSchema.parse({
  prefixCharacters: 600,
  suffixCharacters: 250,
  contextCharacters: 0,
  examplesPerFile: 12,
  heldOutExamples: 60,
  training: { learningRate: 4e-3, epochs: 2, gradientAccumulation: 1, maxTokens: 512 },
})

/** Tokens of prompt and answer together, for a base that is put into the runtime from a file. */
export function contextTokensOf(base: string): number {
  return base === toyBaseTag ? 1024 : 4096
}

/** Settings given by the person win whole; without any, the base decides. */
export function resolveSettings(given: Settings | undefined, base: string | null): Settings {
  return given ?? (base === toyBaseTag ? toySettings : settingsSchema.parse({}))
}
