/** The language server: on standard streams, or on the channel of an editor that forked it (`--node-ipc`). */
import { serveLanguageServer } from '#lsp/lsp'
import { stderrLog } from '#platform/log'
import { openEngine, setUp } from './app'

const code = await serveLanguageServer(
  { kind: process.argv.includes('--node-ipc') ? 'ipc' : 'stdio' },
  (options, log) => openEngine({ ...options, log }),
  setUp,
  stderrLog,
)
// Standard input, or the channel of a parent, may still be open.
process.exit(code)
