/** The engine behind the Language Server Protocol, for any editor that speaks it. */
import {
  CancellationToken,
  DidChangeConfigurationNotification,
  DidChangeTextDocumentNotification,
  DidChangeWorkspaceFoldersNotification,
  DidCloseTextDocumentNotification,
  DidOpenTextDocumentNotification,
  DidRenameFilesNotification,
  DidSaveTextDocumentNotification,
  ExecuteCommandRequest,
  ExitNotification,
  InitializedNotification,
  InitializeRequest,
  InlineCompletionRequest,
  type ProtocolConnection,
  ShutdownRequest,
  WorkDoneProgressCancelNotification,
} from 'vscode-languageserver-protocol'
import { createProtocolConnection } from 'vscode-languageserver-protocol/node'
import { methods } from '#contracts/serverMethods'
import { systemClock } from '#platform/clock'
import type { Log } from '#platform/log'
import { type Channel, openChannel } from './channel'
import { clientLog } from './clientLog'
import { executeCommand } from './executeCommand'
import { inlineCompletion } from './inlineCompletion'
import { type OpenEngine, Session } from './session'
import type { SetUp } from './settingUp'

export type { Channel } from './channel'
export type { OpenEngine } from './session'
export type { SetUp } from './settingUp'

/**
 * Serves until the editor says exit, or it or its side of the channel is gone. When it resolves, with the exit code,
 * everything recorded is stored and the engine is closed. It does not end the process itself.
 */
export async function serveLanguageServer(
  channel: Channel,
  open: OpenEngine,
  setUp: SetUp,
  log: Log,
): Promise<number> {
  const { reader, writer, ended } = openChannel(channel)
  let handled = 0
  const connection = createProtocolConnection(
    reader,
    writer,
    { ...log, log: log.info },
    {
      messageStrategy: {
        handleMessage: (message, next) => {
          handled++
          return next(message)
        },
      },
    },
  )
  let isOpen = true
  const sessionLog = clientLog(connection, () => isOpen && session.border.phase !== 'starting', log)
  const { promise: left, resolve: leave } = Promise.withResolvers<void>()
  const session: Session = new Session(connection, open, setUp, sessionLog, leave)
  const close = (): void => {
    isOpen = false
    leave()
  }
  connection.onClose(close)
  void ended.then(close)
  connection.onError(([error]) => {
    log.warn(`A message of the editor could not be read or sent: ${error.message}`)
  })
  connection.onNotification(ExitNotification.type, () => {
    leave()
  })
  listen(connection, session)
  connection.listen()

  await left
  await quiet(() => handled)
  isOpen = false
  const orderly = session.border.phase === 'stopped'
  await session.stop()
  connection.dispose()
  return orderly ? 0 : 1
}

/** Resolves when what had come in before the end is handled too. */
async function quiet(count: () => number): Promise<void> {
  for (let before = -1; before !== count();) {
    before = count()
    await systemClock.delay(20)
  }
}

/** Every message that is understood, and what it does. */
function listen(connection: ProtocolConnection, session: Session): void {
  const { border, observation, workDone, asking, parts } = session
  connection.onRequest(
    InitializeRequest.type,
    border.answer('starting', (params) => session.initialize(params), 'starting'),
  )
  connection.onNotification(
    InitializedNotification.type,
    border.hear('starting', () => {
      session.initialized()
    }),
  )
  const shutDown = border.answer('shutting down', () => session.stop())
  // By name: some editors send null for its parameters, and then the token is not what comes first.
  connection.onRequest(ShutdownRequest.method, () => shutDown(undefined, CancellationToken.None))

  const hear = <Params>(
    method: string,
    doing: string,
    work: (params: Params) => void | Promise<void>,
  ): void => {
    connection.onNotification(method, border.hear(doing, work))
  }
  hear(DidOpenTextDocumentNotification.method, 'opening a document', observation.opened.bind(observation))
  hear(DidChangeTextDocumentNotification.method, 'changing a document', observation.changed.bind(observation))
  hear(DidSaveTextDocumentNotification.method, 'saving a document', observation.saved.bind(observation))
  hear(DidCloseTextDocumentNotification.method, 'closing a document', observation.closed.bind(observation))
  hear(DidRenameFilesNotification.method, 'renaming files', observation.renamed.bind(observation))
  hear(methods.didShowCompletion, 'noting what was shown', observation.shown.bind(observation))
  hear(methods.didPartiallyAcceptCompletion, 'noting a part', observation.partiallyAccepted.bind(observation))
  hear(methods.didTypeThrough, 'noting what was typed', observation.typedThrough.bind(observation))
  hear(methods.didRejectCompletion, 'noting a reject', observation.rejected.bind(observation))
  hear(methods.didIgnoreCompletion, 'noting what was ignored', observation.ignored.bind(observation))
  hear(methods.didUndoAccept, 'noting an undo', observation.undone.bind(observation))
  hear(methods.didChangeDiagnostics, 'noting errors', observation.diagnosticsChanged.bind(observation))
  hear(methods.didChangeRecording, 'switching the recording', observation.recordingChanged.bind(observation))
  hear(methods.didEndCommand, 'noting the end of a command', observation.commandEnded.bind(observation))
  hear(DidChangeWorkspaceFoldersNotification.method, 'changing folders', session.foldersChanged.bind(session))
  hear(
    DidChangeConfigurationNotification.method,
    'reading the settings',
    session.configurationChanged.bind(session),
  )
  connection.onNotification(
    WorkDoneProgressCancelNotification.type,
    border.hear('cancelling', ({ token }) => {
      workDone.cancel(token)
    }),
  )

  connection.onRequest(
    InlineCompletionRequest.type,
    border.answer('making a suggestion', (params, signal) => inlineCompletion(params, signal, parts)),
  )
  const generate = border.answer('generating text', asking.generate.bind(asking))
  connection.onRequest(methods.generate, generate)
  const chat = border.answer('answering in the chat', asking.chat.bind(asking))
  connection.onRequest(methods.chat, chat)
  connection.onRequest(
    ExecuteCommandRequest.type,
    border.answer('executing a command', (params, signal) => executeCommand(params, signal, parts)),
  )
}
