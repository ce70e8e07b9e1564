/** How many examples a dataset has: presets, and one that grows with what was trained before. */
import type { Split } from '#contracts/example'
import type { Settings } from '#contracts/settings'

const presets = { small: 500, medium: 5_000, large: 6_000, all: Number.POSITIVE_INFINITY } as const
/** Of the first dataset, of the one after the first training, and of all later ones. */
const growing = [1_000, 3_000, 5_000] as const

const VALIDATION_SHARE = 0.1
const TEST_SHARE = 0.15
/** So many are held out in any case: a verdict on fewer says little. */
const FEWEST_VALIDATION = 100
const FEWEST_TEST = 200

/** Most examples of each split. @param trainings that were finished on this workspace */
export function datasetSizes(setting: Settings['datasetSize'], trainings: number): Record<Split, number> {
  const train = setting === 'growing' ? growing[Math.min(trainings, growing.length - 1)]! : presets[setting]
  return {
    train,
    validation: Math.max(FEWEST_VALIDATION, Math.round(train * VALIDATION_SHARE)),
    test: Math.max(FEWEST_TEST, Math.round(train * TEST_SHARE)),
  }
}
