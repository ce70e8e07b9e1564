/** The language server in this process, between two streams, with an engine without a model. */
import { PassThrough } from 'node:stream'
import { StreamMessageReader, StreamMessageWriter } from 'vscode-jsonrpc/node'
import type { InitializeParams } from 'vscode-languageserver-protocol'
import { serveLanguageServer } from '#lsp/lsp'
import { silentLog } from '#platform/log'
import { fakeEngine, type FakeEngine } from '#test/fakes/fakeEngine'
import { fakeSetUp, type FakeSetUp } from '#test/fakes/fakeSetUp'
import { Editor } from './editor'

export const folder = 'file:///w/shop'
export const uri = `${folder}/Order.cs`

export interface Served {
  readonly editor: Editor
  readonly engine: FakeEngine
  readonly setUp: FakeSetUp
  /** The exit code. */
  readonly ended: Promise<number>
  /** The editor is gone. */
  leave(): void
}

const ends: (() => Promise<void>)[] = []

/** To be called after each test. */
export async function stopAll(): Promise<void> {
  for (const end of ends.splice(0)) await end()
}

/** @param opening how the engine opens */
export function serve(
  opening: (engine: FakeEngine) => Promise<FakeEngine> = (engine) => Promise.resolve(engine),
  engine = fakeEngine(),
): Served {
  const [toServer, toEditor] = [new PassThrough(), new PassThrough()]
  const setUp = fakeSetUp()
  const channel = { kind: 'streams', input: toServer, output: toEditor } as const
  const ended = serveLanguageServer(channel, () => opening(engine), setUp, silentLog)
  const editor = new Editor(new StreamMessageReader(toEditor), new StreamMessageWriter(toServer))
  const leave = (): void => void toServer.end()
  ends.push(async () => {
    leave()
    await ended
    engine.store.close()
  })
  return { editor, engine, setUp, ended, leave }
}

export async function serveInitialized(more: Partial<InitializeParams> = {}): Promise<Served> {
  const served = serve()
  await served.editor.initialize(folder, more)
  return served
}

/** Resolves when everything sent so far has been handled. */
export function arrived(editor: Editor): Promise<void> {
  return editor.command('no.such.command').then(
    () => {},
    () => {},
  )
}
