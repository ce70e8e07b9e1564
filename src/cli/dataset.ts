/** `dataset`: what would be learnt from a repository, frozen. */
import { answer } from './answer'
import type { Command } from './command'
import { repositoryOf } from './loop'
import { counted } from './scoreboard'
import { withEngine } from './withEngine'

export const datasetCommand: Command = {
  name: 'dataset',
  synopsis: '--repo DIR',
  summary: 'Freezes a dataset of a repository, and says what is in it and what was left out.',
  options: { repo: 'string' },
  async run(line, signal) {
    const workspace = await repositoryOf(line)
    return await withEngine(line, async (engine) => {
      const { folder, card } = await engine.buildDataset(workspace, signal)
      answer(line, { folder, card }, () =>
        [
          `${card.id} in ${folder}`,
          `  examples   ${counted(card.counts.bySplit)} from ${card.counts.files} files`,
          `  languages  ${counted(card.counts.byLanguage)}`,
          `  left out   ${counted(card.counts.leftOut)}`,
          `  redacted   ${counted(card.counts.redacted)}`,
        ].join('\n'),
      )
      return 0
    })
  },
}
