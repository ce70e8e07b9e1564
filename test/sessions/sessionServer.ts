/** The server that a session is recorded and replayed with: the real one, on a clock that stands still by itself. */
import type { Editor } from '#test/lsp/editor'
import { fakeEngine, type FakeEngine, suggestionOf } from '#test/fakes/fakeEngine'
import { FakeClock } from '#test/fakes/fakeClock'
import { arrived, serve } from '#test/lsp/serve'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { onTestFinished } from 'vitest'
import { FOLDER } from './session'

export interface SessionServer {
  readonly editor: Editor
  readonly engine: FakeEngine
  /** What the model says next; null for nothing. */
  says: string | null
  /** Milliseconds since the beginning. */
  now(): number
  /** With the places of the stored session, and with those of this run. */
  stored<Value>(value: Value): Value
  here<Value>(value: Value): Value
  /** Somebody else writes a file. */
  writeFile(uri: string, text: string): void
  /** Everything said so far is heard before the clock moves on. */
  wait(milliseconds: number): Promise<void>
}

/** The looks of the product. */
const AFTERMATH = [15, 30, 120, 300, 600]

export async function startSessionServer(tellsEnds: boolean): Promise<SessionServer> {
  const clock = new FakeClock()
  const beginning = clock.now()
  const engine = fakeEngine(clock, AFTERMATH)
  const { editor } = serve((opened) => Promise.resolve(opened), engine)
  const folder = mkdtempSync(join(tmpdir(), 'session-'))
  onTestFinished(() => {
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 })
  })
  const folderUri = pathToFileURL(folder).href
  let made = 0
  const server: SessionServer = {
    editor,
    engine,
    says: null,
    now: () => clock.now() - beginning,
    stored: (value) => exchanged(value, folderUri, FOLDER),
    here: (value) => exchanged(value, FOLDER, folderUri),
    writeFile(uri, text) {
      writeFileSync(fileURLToPath(exchanged(uri, FOLDER, folderUri)), text)
    },
    async wait(milliseconds) {
      await arrived(editor)
      await clock.advance(milliseconds)
      await engine.capture.flush()
    },
  }
  engine.answer = (opportunity) => {
    if (server.says === null) return { kind: 'nothing', reason: 'emptyAnswer', message: '' }
    const outcome = suggestionOf(opportunity, server.says)
    if (outcome.kind === 'nothing') return outcome
    return { ...outcome, suggestion: { ...outcome.suggestion, id: `s${++made}`, createdAt: clock.now() } }
  }
  await editor.initialize(folderUri, { initializationOptions: { tellsEnds } })
  return server
}

function exchanged<Value>(value: Value, from: string, to: string): Value {
  return JSON.parse(JSON.stringify(value).replaceAll(from, to)) as Value
}
