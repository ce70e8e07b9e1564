/** The built server as any editor runs it: over standard streams, with the built-in runtime and the toy base. */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import {
  CancellationTokenSource,
  type InlineCompletionItem,
  LSPErrorCodes,
} from 'vscode-languageserver-protocol'
import { commands, methods } from '#contracts/serverMethods'
import type { TrainingPlan } from '#contracts/trainingPlan'
import { openStore, type Store } from '#engine/store/store'
import { isAlive } from '#platform/processes'
import { idOf } from './editor'
import { forkServer, type RunningServer, serverFile, startServer } from './server'
import { shopAtWork } from './shopAtWork'

const { shop, folderUri, uri, text, offset, newHome } = shopAtWork()
const toyTag = 'apprentice-toy-base:latest'
/** Milliseconds: other tests may compute meanwhile. */
const PATIENCE = 10_000

describe('with the built-in runtime', () => {
  const home = newHome()
  let server: RunningServer
  let store: Store

  beforeAll(async () => {
    server = startServer()
    await server.editor.initialize(folderUri, {
      processId: process.pid,
      initializationOptions: {
        home,
        runtime: 'embedded',
        settings: { aftermathSeconds: [1], contextCharacters: 0 },
      },
    })
    await vi.waitFor(
      () => {
        expect(server.editor.statuses.at(-1)).toEqual({ kind: 'Normal', busy: false, message: '' })
      },
      { timeout: 30_000, interval: 50 },
    )
    store = openStore(join(home, 'apprentice.db'))
  })

  afterAll(async () => {
    store.close()
    await server.stop()
  })

  /** An item at the cursor, in a document opened afresh; what was rejected in one is not suggested there again. */
  async function suggested(document = uri): Promise<InlineCompletionItem> {
    await server.editor.open(document, text)
    const [item] = await server.editor.ask(document, offset)
    if (item === undefined) throw new Error('The toy base suggested nothing.')
    return item
  }

  const events = (item: InlineCompletionItem): string[] =>
    store.events.forSuggestion(idOf(item)).map(({ kind }) => kind)

  it('suggests, and records what becomes of it', async () => {
    const { editor } = server
    const item = await suggested()
    const { start } = item.range!
    expect(item.range).toEqual({ start, end: start })
    await vi.waitFor(() => {
      expect(store.suggestions.get(idOf(item))).toBeDefined()
    }, PATIENCE)
    expect(store.suggestions.get(idOf(item))).toMatchObject({
      client: 'editor',
      workspace: shop,
      path: 'server/Shop.Api/Controllers/OrderController.cs',
      line: start.line,
      character: start.character,
      text: item.insertText,
    })
    await editor.notify(methods.didShowCompletion, { item })
    await editor.insert(uri, item)
    await editor.runCommandOf(item)
    await editor.edit(uri, 0, 0, '// Written above.\n')
    const at = editor.text(uri).indexOf(item.insertText as string, offset)
    await editor.edit(uri, at, at + 1, 'x')
    await vi.waitFor(
      () => {
        expect(events(item)).toEqual(['shown', 'accepted'])
        const finalText = `x${(item.insertText as string).slice(1)}`
        expect(store.outcomes.forSuggestion(idOf(item))).toMatchObject([{ kind: 'survival', finalText }])
      },
      { timeout: PATIENCE },
    )
    await editor.close(uri)
  })

  it('records a reject and a partial accept', async () => {
    const { editor } = server
    const rejected = await suggested()
    await editor.notify(methods.didShowCompletion, { item: rejected })
    await editor.notify(methods.didRejectCompletion, { item: rejected })
    const partly = await suggested(uri.replace('Order', 'Basket'))
    await editor.notify(methods.didShowCompletion, { item: partly })
    await editor.notify(methods.didPartiallyAcceptCompletion, { item: partly, acceptedLength: 1 })
    await vi.waitFor(() => {
      expect([events(rejected), events(partly)]).toEqual([
        ['shown', 'rejected'],
        ['shown', 'partiallyAccepted'],
      ])
    }, PATIENCE)
  })

  it('stops the model when a request is cancelled, and answers the next', async () => {
    const { editor } = server
    // Asked for anew, so that no cache answers.
    await editor.open(uri, text.replace('namespace', 'namespace  '))
    const cancel = new CancellationTokenSource()
    const before = performance.now()
    const asked = editor.connection.sendRequest(
      'textDocument/inlineCompletion',
      editor.question(uri, offset + 1),
      cancel.token,
    )
    await new Promise((resolve) => setTimeout(resolve, 10))
    cancel.cancel()
    await expect(asked).rejects.toMatchObject({ code: LSPErrorCodes.RequestCancelled })
    expect(performance.now() - before).toBeLessThan(5_000)
    await vi.waitFor(() => {
      expect(editor.statuses.at(-1)?.busy).toBe(false)
    }, PATIENCE)
    expect(await suggested(uri.replace('Order', 'Parcel'))).toBeDefined()
  })

  it('answers commands', async () => {
    const { editor } = server
    const models = await editor.command<{ active: boolean; state: string }[]>(commands.models)
    expect(models).toMatchObject([{ active: true, state: 'base' }])
    expect(await editor.command(commands.status)).toMatchObject({ runtimeAnswers: true, training: null })
    await expect(editor.command('apprentice.fly')).rejects.toMatchObject({
      message: expect.stringMatching(/There is no command "apprentice.fly"/) as string,
    })
    await expect(editor.command(commands.useVersion, 'nobody')).rejects.toMatchObject({
      code: LSPErrorCodes.RequestFailed,
      message: expect.stringMatching(/no version "nobody"/) as string,
    })
  })

  it('answers what a training would learn from, and what became of suggestions', async () => {
    const { editor } = server
    const item = await suggested(uri.replace('Order', 'Return'))
    expect(await editor.command(commands.rate, idOf(item), 4)).toBeNull()
    expect(await editor.command(commands.dashboard)).toMatchObject({
      status: { base: toyTag },
      versions: [{ version: { tag: toyTag, active: true }, stars: 4, ratings: 1 }],
      runs: [],
    })
    expect(await editor.command(commands.runtimeModels)).toEqual([toyTag])
    const plan = await editor.command<TrainingPlan>(commands.plan)
    expect(plan).toMatchObject({ workspace: shop, expectedSeconds: null })
    expect(plan.counts.bySplit.train).toBeGreaterThan(100)
    expect(editor.paramsOf(methods.didChangeActiveVersion)).toMatchObject([{ tag: toyTag }])
  })

  it('survives what makes no sense, down to the bytes', async () => {
    const { editor, process: child } = server
    await editor.notify(methods.didShowCompletion, { item: 'none' })
    await editor.notify('textDocument/didChange', { textDocument: 7 })
    child.stdin?.write('Content-Length: 9\r\n\r\n{"json": ')
    child.stdin?.write('Content-Length: 2\r\n\r\n[]')
    expect(await editor.command(commands.models)).toHaveLength(1)
  })

  it('wrote nothing but messages, and no stack traces', () => {
    expect(server.said()).not.toMatch(/\n\s+at /)
    expect(server.process.exitCode).toBeNull()
  })

  it('shuts down in order', async () => {
    const { editor } = server
    await editor.request('shutdown')
    await editor.notify('exit', undefined)
    expect(await server.ended).toBe(0)
  })
})

describe('without a runtime', () => {
  it('says so once in the status, stays up, and ends when its input does', async () => {
    const server = startServer()
    const { editor } = server
    await editor.initialize(folderUri, {
      initializationOptions: { home: newHome(), runtime: 'http://127.0.0.1:9', base: 'some:model' },
    })
    const down = {
      kind: 'Error',
      busy: false,
      message: expect.stringMatching(/No model runtime answers at .*Start Ollama/),
    }
    await vi.waitFor(() => {
      expect(editor.statuses.at(-1)).toEqual(down)
    }, PATIENCE)
    await editor.open(uri, text)
    expect(await editor.ask(uri, offset)).toEqual([])
    expect(await editor.command(commands.status)).toMatchObject({ runtimeAnswers: false })
    server.leave()
    expect(await server.ended).toBe(1)
  })
})

describe('forked by an editor', () => {
  const initializationOptions = { runtime: 'http://127.0.0.1:9' }

  it('serves over the channel, and ends in order', async () => {
    const { editor, ended } = forkServer()
    await editor.initialize(folderUri, {
      initializationOptions: { ...initializationOptions, home: newHome() },
    })
    expect(await editor.command(commands.models)).toEqual([])
    await editor.request('shutdown')
    await editor.notify('exit', undefined)
    expect(await ended).toBe(0)
  })

  it('ends when the channel does', async () => {
    const server = forkServer()
    await server.editor.initialize(folderUri, {
      initializationOptions: { ...initializationOptions, home: newHome() },
    })
    server.leave()
    expect(await server.ended).toBe(1)
  })
})

describe('an editor that is killed', () => {
  it('takes the server with it, and nothing recorded is lost', async () => {
    const home = newHome()
    const editor = spawn(
      process.execPath,
      [
        join(import.meta.dirname, 'leavingEditor.mjs'),
        serverFile,
        home,
        folderUri,
        uri,
        text,
        String(offset),
      ],
      { stdio: ['ignore', 'pipe', 'inherit'] },
    )
    const [said] = (await once(editor.stdout, 'data')) as [Buffer]
    // It asks again until it has an answer, and says each.
    const [firstLine = ''] = said.toString().split('\n')
    const { pid, suggestionId } = JSON.parse(firstLine) as { pid: number; suggestionId: string }
    editor.kill('SIGKILL')
    await vi.waitFor(
      () => {
        expect(isAlive(pid)).toBe(false)
      },
      { timeout: 10_000, interval: 50 },
    )
    const store = openStore(join(home, 'apprentice.db'))
    expect(store.events.forSuggestion(suggestionId).map(({ kind }) => kind)).toEqual(['shown'])
    store.close()
  })
})
