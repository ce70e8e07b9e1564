/** `dataset`: what would be learnt from a repository, frozen. */
import { answer } from './answer'
import type { Command } from './command'
import { composition } from './composition'
import { repositoryOf } from './loop'
import { progressLines } from './progressLines'
import { withEngine } from './withEngine'

export const datasetCommand: Command = {
  name: 'dataset',
  synopsis: '--repo DIR',
  summary: 'Freezes a dataset of a repository, and says what is in it and what was left out.',
  options: { repo: 'string' },
  async run(line, signal) {
    const workspace = await repositoryOf(line)
    return await withEngine(line, async (engine) => {
      const show = progressLines()
      const onProgress = (share: number): void => show({ stage: 'curate', share })
      const { folder, card } = await engine.buildDataset(workspace, signal, onProgress)
      answer(line, { folder, card }, () => composition(card, folder))
      return 0
    })
  },
}
