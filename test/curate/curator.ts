/** A real engine without a model on a data folder of its own, for datasets; who opens it closes it. */
import { type Settings, settingsSchema } from '#contracts/settings'
import type { Engine } from '#engine/engine'
import { silentLog } from '#platform/log'
import { openEngine } from '#src/app'

/** Rows that are quickly made. */
export const curatorSettings: Settings = settingsSchema.parse({
  prefixCharacters: 600,
  suffixCharacters: 250,
  datasetSize: 'all',
  buildCheckSeconds: 0,
})

/** @param home absolute folder. Nothing listens where its runtime should be: a dataset needs none. */
export async function openCurator(home: string, settings: Settings = curatorSettings): Promise<Engine> {
  return await openEngine({ home, runtime: 'http://127.0.0.1:9', settings, log: silentLog })
}
