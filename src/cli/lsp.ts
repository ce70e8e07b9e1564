/** `lsp --stdio`: the language server, for any editor. */
import { serveStdio } from '#src/server'
import { type Command, UsageError } from './command'
import { engineOptions } from './withEngine'

export const lspCommand: Command = {
  name: 'lsp',
  synopsis: '--stdio',
  summary: 'Serves the Language Server Protocol on standard input and output.',
  options: { stdio: 'boolean' },
  async run(line) {
    if (!line.flag('stdio')) throw new UsageError('"lsp" speaks over standard input and output: add --stdio.')
    await serveStdio(await engineOptions(line))
    return 0
  },
}
