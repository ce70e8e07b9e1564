/** `import`: takes over what another program logged of its suggestions. */
import { access, constants } from 'node:fs/promises'
import { resolve } from 'node:path'
import type { Imported } from '#engine/record/record'
import { answer } from './answer'
import { type Command, UsageError } from './command'
import { isFolder, withRecord } from './withRecord'

export const importCommand: Command = {
  name: 'import',
  synopsis: 'continue FILE... [--repo DIR]',
  summary:
    "Takes over suggestions that Continue logged (~/.continue/dev_data/*/autocomplete.jsonl), redacted; they are not counted as the person's own.",
  options: { repo: 'string' },
  positionals: [0, Number.POSITIVE_INFINITY],
  async run(line) {
    const [source, ...names] = line.positionals
    if (source !== 'continue' || names.length === 0) {
      throw new UsageError('There is "import continue FILE...".')
    }
    const files = names.map((name) => resolve(name))
    for (const file of files) await checkReadable(file)
    const repo = line.text('repo')
    const folder = repo === undefined ? null : resolve(repo)
    if (folder !== null && !(await isFolder(folder))) throw new UsageError(`There is no folder ${folder}.`)
    return await withRecord(line, async (record) => {
      const imported: (Imported & { readonly file: string })[] = []
      for (const file of files) imported.push({ file, ...(await record.importContinue(file, folder)) })
      answer(line, { files: imported }, () => imported.map(text).join('\n'))
      return 0
    })
  },
}

async function checkReadable(file: string): Promise<void> {
  const isThere = await access(file, constants.R_OK).then(
    () => true,
    () => false,
  )
  if (!isThere || (await isFolder(file))) throw new UsageError(`There is no file ${file} that can be read.`)
}

function text({ file, ...counts }: Imported & { readonly file: string }): string {
  const { lines, imported, known, unreadable, withoutCode, otherLanguage, excluded } = counts
  return [
    `${file}: ${lines} lines, ${imported} suggestions imported, ${known} known already.`,
    `  left out: ${unreadable} not readable, ${withoutCode} without code, ${otherLanguage} in other languages, ${excluded} in files that are left alone`,
  ].join('\n')
}
