/** `recorded`: shows what was recorded, with what became of it. */
import { answer } from './answer'
import type { Command } from './command'
import { selectionOf, withRecord } from './withRecord'

export const recordedCommand: Command = {
  name: 'recorded',
  synopsis: '[--file F | --folder D | --day YYYY-MM-DD] [--limit N]',
  summary: 'Shows what was recorded, the newest first, and what became of it.',
  options: { file: 'string', folder: 'string', day: 'string', limit: 'string' },
  async run(line) {
    const selection = selectionOf(line) ?? { kind: 'all' }
    const limit = line.whole('limit', 100, 1)
    return await withRecord(line, async (record) => {
      const shown = await record.show(selection, limit)
      const text = await record.read(selection, limit)
      answer(line, shown, () => text.trimEnd())
      return 0
    })
  },
}
