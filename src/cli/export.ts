/** `export`: writes all that was recorded as JSON lines, with their schema beside it. */
import { resolve } from 'node:path'
import { answer } from './answer'
import { type Command, UsageError } from './command'
import { isFolder, withRecord } from './withRecord'

export const exportCommand: Command = {
  name: 'export',
  synopsis: 'FILE.jsonl',
  summary: 'Writes all that was recorded as JSON lines: a suggestion each, with all that hangs on it.',
  positionals: [1, 1],
  async run(line, signal) {
    const file = resolve(line.positionals[0]!)
    if (await isFolder(file)) throw new UsageError(`${file} is a folder; name a file in it.`)
    return await withRecord(line, async (record) => {
      const exported = await record.export(file, signal)
      answer(
        line,
        exported,
        () => `${exported.lines} lines in ${exported.file}; what a line holds says ${exported.schemaFile}.`,
      )
      return 0
    })
  },
}
