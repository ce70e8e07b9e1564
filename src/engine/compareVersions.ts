/** Measures a published candidate against the incumbent on what a dataset holds out, and keeps the scorecard. */
import type { Dataset } from '#contracts/dataset'
import type { Scorecard } from '#contracts/scorecard'
import type { Version } from '#contracts/version'
import { evaluate } from '#engine/evaluate/evaluate'
import { scoreFiles } from '#engine/train/train'
import { guardSet, heldOut } from './loadDataset'
import type { PipelineParts } from './pipelineParts'
import { servedFile } from './servedFile'

export async function compareVersions(
  incumbent: Version,
  candidate: Version,
  dataset: Dataset,
  { store, deploy, trainer, clock, settings }: PipelineParts,
  onProgress: (share: number) => void = () => {},
  signal?: AbortSignal,
): Promise<Scorecard> {
  onProgress(0)
  const scorecard = await evaluate(
    { version: incumbent, file: await servedFile(incumbent, deploy) },
    { version: candidate, file: await servedFile(candidate, deploy) },
    { id: dataset.card.id, test: await heldOut(dataset), guard: await guardSet(dataset) },
    {
      generate: (model, asked, abort) => {
        const { prompt, stop, maxTokens } = asked
        return deploy.ollama.generate(
          { model, prompt, stop, maxTokens, keepAlive: settings.keepAlive },
          abort,
        )
      },
      score: (files, splits) => scoreFiles(trainer, files, dataset.folder, { splits, signal }),
      clock,
      settings,
      signal,
      onProgress,
    },
  )
  store.scorecards.add(scorecard)
  return scorecard
}
