/** `train`: one run on a frozen dataset. */
import { answer } from './answer'
import type { Command } from './command'
import { repositoryOf } from './loop'
import { progressLines } from './progressLines'
import { withEngine } from './withEngine'

export const trainCommand: Command = {
  name: 'train',
  synopsis: '[--dataset ID|DIR | --repo DIR]',
  summary: 'Trains on a dataset, or on one made of a repository now; serves nothing yet.',
  options: { repo: 'string', dataset: 'string' },
  async run(line, signal) {
    const given = line.text('dataset')
    const workspace = given === undefined ? await repositoryOf(line) : null
    return await withEngine(line, async (engine) => {
      const dataset = workspace === null ? given! : (await engine.buildDataset(workspace, signal)).card.id
      const report = await engine.train(dataset, progressLines(), signal)
      answer(line, report, () =>
        report.state === 'trained'
          ? `Run ${report.runId} trained: validation loss ${report.lossBefore?.toFixed(3)} before, ${report.lossAfter?.toFixed(3)} after ${report.steps} steps.\nNext: apprentice evaluate`
          : `Run ${report.runId} ended as ${report.state}. ${report.message ?? 'The same command goes on from here.'}`,
      )
      return report.state === 'trained' ? 0 : 1
    })
  },
}
