/** The client of the language server. Loaded after activation: its code is most of the extension. */
import { type Disposable, type LogOutputChannel, workspace } from 'vscode'
import {
  CloseAction,
  ErrorAction,
  LanguageClient,
  type Middleware,
  ProgressType,
  RevealOutputChannelOn,
  State,
  TransportKind,
  WorkDoneProgress,
  type WorkDoneProgressReport,
} from 'vscode-languageclient/node'
import { languageByExtension } from '#contracts/language'

export interface ClientParts {
  /** Path of dist/server.js. */
  readonly module: string
  readonly channel: LogOutputChannel
  readonly options: () => Record<string, unknown>
  readonly middleware: Middleware
  /** Whether a server that ended by itself is started again. */
  readonly onDeath: () => boolean
  readonly onRunning: () => void
}

export function makeLanguageClient(parts: ClientParts): LanguageClient {
  // Downloads go the way that the person has VS Code's own go.
  const proxy = workspace.getConfiguration('http').get('proxy', '')
  const options = proxy === '' ? {} : { env: { HTTPS_PROXY: proxy, HTTP_PROXY: proxy } }
  const run = { module: parts.module, transport: TransportKind.ipc, options }
  const client = new LanguageClient(
    'apprentice',
    'Apprentice',
    { run, debug: run },
    {
      documentSelector: [{ scheme: 'file', pattern: `**/*.{${Object.keys(languageByExtension).join(',')}}` }],
      initializationOptions: parts.options,
      outputChannel: parts.channel,
      revealOutputChannelOn: RevealOutputChannelOn.Never,
      errorHandler: {
        error: () => ({ action: ErrorAction.Continue, handled: true }),
        closed: () => ({
          action: parts.onDeath() ? CloseAction.Restart : CloseAction.DoNotRestart,
          handled: true,
        }),
      },
      middleware: {
        ...parts.middleware,
        // We restart it ourselves when a setting changes that it reads at its start.
        workspace: { configuration: ({ items }) => items.map(() => parts.options()) },
      },
    },
  )
  client.onDidChangeState(({ newState }) => {
    if (newState === State.Running) parts.onRunning()
  })
  return client
}

/** Hears how far a request is that was sent with this token. */
export function followProgress(
  client: LanguageClient,
  token: string,
  onProgress: (progress: WorkDoneProgressReport) => void,
): Disposable {
  return client.onProgress(WorkDoneProgress.type, token, (value) => {
    if (value.kind === 'report') onProgress(value)
  })
}

/** Hears the parts of an answer whose request was sent with this token. */
export function followPartialResults<Part>(
  client: LanguageClient,
  token: string,
  onPartial: (part: Part) => void,
): Disposable {
  return client.onProgress(new ProgressType<Part>(), token, onPartial)
}
