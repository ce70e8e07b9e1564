/** `lsp --stdio`: the language server, for any editor. */
import { serveLanguageServer } from '#lsp/lsp'
import { stderrLog } from '#platform/log'
import { openEngine, setUp } from '#src/app'
import { type Command, UsageError } from './command'
import { engineOptions } from './withEngine'

export const lspCommand: Command = {
  name: 'lsp',
  synopsis: '--stdio',
  summary:
    'Serves the Language Server Protocol; what an editor says in initializationOptions goes before the options here.',
  options: { stdio: 'boolean' },
  async run(line) {
    if (!line.flag('stdio')) throw new UsageError('"lsp" speaks over standard input and output: add --stdio.')
    const given = await engineOptions(line)
    const code = await serveLanguageServer(
      { kind: 'stdio' },
      (asked, log) => openEngine({ ...given, ...asked, log }),
      {
        check: (asked, aborted, part) => setUp.check({ ...given, ...asked }, aborted, part),
        install: (part, asked, report, aborted) =>
          setUp.install(part, { ...given, ...asked }, report, aborted),
      },
      stderrLog,
    )
    // Standard input may still be open.
    process.exit(code)
  },
}
