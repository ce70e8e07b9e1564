/** `forget`: takes what was recorded away for good; without `--yes` it only says what would go. */
import type { Forgotten } from '#contracts/record'
import { answer } from './answer'
import { type Command, UsageError } from './command'
import { selectionOf, withRecord } from './withRecord'

export const forgetCommand: Command = {
  name: 'forget',
  synopsis: '--file F | --folder D | --day YYYY-MM-DD | --all [--yes]',
  summary: 'Forgets what was recorded, with the examples made of it. Without --yes it says what would go.',
  options: { file: 'string', folder: 'string', day: 'string', all: 'boolean', yes: 'boolean' },
  async run(line) {
    const named = selectionOf(line)
    if ((named === null) !== line.flag('all')) {
      throw new UsageError('Say what to forget: one of --file, --folder, --day and --all.')
    }
    const selection = named ?? { kind: 'all' }
    const forgotten = line.flag('yes')
    return await withRecord(line, async (record) => {
      const counts = forgotten ? await record.forget(selection) : await record.countForgotten(selection)
      answer(line, { forgotten, ...counts }, () =>
        forgotten
          ? `Forgotten: ${countsText(counts)}`
          : `Would be forgotten: ${countsText(counts)}\nAdd --yes to do it. It cannot be taken back.`,
      )
      return 0
    })
  },
}

function countsText({ suggestions, withheld, examples, datasets, versions }: Forgotten): string {
  const lines = [
    `${suggestions} suggestions with what became of them, ${withheld} answers that were not shown,`,
    `  ${examples} examples in ${datasets} datasets.`,
  ]
  if (versions.length > 0)
    lines.push(
      `  Trained on some of them: ${versions.join(', ')}. Train again to be rid of what they learnt.`,
    )
  return lines.join('\n')
}
