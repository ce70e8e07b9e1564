/** A real engine on a home of its own, with the built-in runtime and the toy base; who opens it closes it. */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Settings, settingsSchema } from '#contracts/settings'
import type { Engine } from '#engine/engine'
import { silentLog } from '#platform/log'
import { openEngine } from '#src/app'

export interface EngineUnderTest {
  readonly engine: Engine
  readonly home: string
  close(): Promise<void>
}

/** Small enough for a test; the thresholds of the verdict are the product's own. */
export const quickSettings: Settings = settingsSchema.parse({
  prefixCharacters: 600,
  suffixCharacters: 250,
  examplesPerFile: 4,
  heldOutExamples: 24,
  lossSeconds: 4,
  training: {
    learningRate: 4e-3,
    epochs: 1,
    gradientAccumulation: 1,
    maxTokens: 512,
    evaluationsPerEpoch: 1,
  },
})

/** For where it is enough that a training runs to its end and is measured. */
export const briefSettings: Settings = {
  ...quickSettings,
  heldOutExamples: 8,
  training: { ...quickSettings.training, maxSteps: 6 },
}

export async function openTestEngine(
  settings: Settings = quickSettings,
  home?: string,
): Promise<EngineUnderTest> {
  const folder = home ?? (await mkdtemp(join(tmpdir(), 'apprentice-')))
  const engine = await openEngine({ home: folder, runtime: 'embedded', settings, log: silentLog })
  return {
    engine,
    home: folder,
    async close() {
      await engine.close()
      if (home === undefined) await rm(folder, { recursive: true, force: true, maxRetries: 5 })
    },
  }
}
