import { afterEach, describe, expect, it, vi } from 'vitest'
import { ErrorCodes } from 'vscode-languageserver-protocol'
import { commands, methods } from '#contracts/serverMethods'
import { NoBaseError } from '#engine/noBaseError'
import { RuntimeError } from '#platform/runtimeError'
import { UserError } from '#platform/userError'
import { suggestionOf } from '#test/fakes/fakeEngine'
import { idOf } from '#test/lsp/editor'
import { arrived, folder, serve, serveInitialized, stopAll, uri } from '#test/lsp/serve'

afterEach(stopAll)

describe('starting and ending', () => {
  it('announces what it does', async () => {
    const { editor } = serve()
    const { capabilities } = await editor.initialize(folder)
    expect(capabilities).toMatchObject({
      inlineCompletionProvider: {},
      textDocumentSync: { openClose: true, change: 2, save: true },
      executeCommandProvider: { commands: Object.values(commands) },
    })
  })

  it('refuses requests before initialize, and a second initialize', async () => {
    const { editor } = serve()
    await expect(editor.command(commands.status)).rejects.toMatchObject({
      code: ErrorCodes.ServerNotInitialized,
    })
    await editor.initialize(folder)
    await expect(editor.initialize(folder)).rejects.toMatchObject({ code: ErrorCodes.InvalidRequest })
  })

  it('closes the engine on shutdown, and ends with 0 on exit', async () => {
    const { editor, engine, ended } = await serveInitialized()
    await editor.request('shutdown')
    expect(engine.closed).toBe(true)
    await expect(editor.command(commands.status)).rejects.toMatchObject({ code: ErrorCodes.InvalidRequest })
    await editor.notify('exit', undefined)
    expect(await ended).toBe(0)
  })

  it('ends with 1 when the editor is gone, with everything stored', async () => {
    const { editor, engine, ended, leave } = await serveInitialized()
    await editor.open(uri, 'int a = ;')
    const [item] = await editor.ask(uri, 8)
    await editor.notify(methods.didShowCompletion, { item })
    leave()
    expect(await ended).toBe(1)
    expect(engine.closed).toBe(true)
    expect(engine.store.events.forSuggestion(idOf(item)).map(({ kind }) => kind)).toEqual(['shown'])
  })

  it('stays up with options that are not valid, and says what is wrong', async () => {
    const { editor } = serve()
    await editor.initialize(folder, { initializationOptions: { home: 7 } })
    const sentence = expect.stringMatching(/options .* not valid: home/)
    expect(editor.paramsOf('window/showMessage')).toEqual([{ type: 1, message: sentence }])
    await vi.waitFor(() => {
      expect(editor.statuses.at(-1)).toEqual({ kind: 'Error', busy: false, message: sentence })
    })
    await expect(editor.command(commands.models)).rejects.toMatchObject({ message: sentence })
    await editor.open(uri, 'int a = ;')
    expect(await editor.ask(uri, 8)).toEqual([])
  })

  it('stays up when the engine does not open, and says why', async () => {
    const { editor } = serve(() => Promise.reject(new UserError('The disk is full.')))
    await editor.initialize(folder)
    await vi.waitFor(() => {
      expect(editor.statuses.at(-1)).toEqual({ kind: 'Error', busy: false, message: 'The disk is full.' })
    })
    await expect(editor.command(commands.status)).rejects.toMatchObject({ message: 'The disk is full.' })
  })

  it('answers what was asked while the engine opens', async () => {
    const gate = Promise.withResolvers<void>()
    const { editor } = serve((engine) => gate.promise.then(() => engine))
    await editor.initialize(folder)
    await editor.open(uri, 'int a = ;')
    const asked = editor.ask(uri, 8)
    await editor.edit(uri, 0, 0, '// x\n')
    await arrived(editor)
    gate.resolve()
    // What was asked for has moved on meanwhile.
    expect(await asked).toEqual([])
    expect(await editor.ask(uri, 13)).toHaveLength(1)
  })
})

describe('the status', () => {
  it('tells when the runtime does not answer, once, and when it does again', async () => {
    const { editor, engine } = await serveInitialized()
    await editor.open(uri, 'int a = ;')
    await vi.waitFor(() => {
      expect(editor.statuses.at(-1)?.busy).toBe(false)
    })
    const said = 'No model runtime answers at http://127.0.0.1:1 (ECONNREFUSED).'
    engine.warm = () => Promise.reject(new RuntimeError('unreachable', said))
    engine.answer = () => ({ kind: 'nothing', reason: 'runtimeUnreachable', message: said })
    expect(await editor.ask(uri, 8)).toEqual([])
    expect(await editor.ask(uri, 8)).toEqual([])
    engine.answer = (opportunity) => suggestionOf(opportunity, '42')
    expect(await editor.ask(uri, 8)).toHaveLength(1)
    const idle = editor.statuses.filter(({ busy }) => !busy)
    expect(idle.map(({ kind }) => kind).filter((kind, index, all) => kind !== all[index - 1])).toEqual([
      'Normal',
      'Error',
      'Normal',
    ])
    expect(idle.find(({ kind }) => kind === 'Error')?.message).toBe(
      `${said} Start Ollama, or set "runtime" to its address or to "embedded".`,
    )
    for (const [index, status] of editor.statuses.entries())
      expect(status).not.toEqual(editor.statuses[index + 1])
  })
})

describe('the active version', () => {
  it('is told at the start', async () => {
    const { editor } = await serveInitialized()
    await vi.waitFor(() => {
      expect(editor.paramsOf(methods.didChangeActiveVersion)).toEqual([
        { id: 'version-1', tag: 'fake:latest' },
      ])
    })
  })
})

describe('why there is no model', () => {
  it('stays said while suggestions are asked for', async () => {
    const said = 'The runtime has no model to start from.'
    const { editor, engine } = serve((opened) => {
      opened.warm = () => Promise.reject(new NoBaseError(said))
      return Promise.resolve(opened)
    })
    await editor.initialize(folder)
    await vi.waitFor(() => {
      expect(editor.statuses.at(-1)).toEqual({ kind: 'Warning', busy: false, message: said })
    })
    engine.answer = () => ({ kind: 'nothing', reason: 'noVersion' })
    await editor.open(uri, 'int a = ;')
    expect(await editor.ask(uri, 8)).toEqual([])
    expect(editor.statuses.at(-1)).toEqual({ kind: 'Warning', busy: false, message: said })
  })
})

describe('a model that is being loaded', () => {
  it('is not missing yet', async () => {
    const loaded = Promise.withResolvers<void>()
    const all = serve((engine) => {
      engine.warm = () => loaded.promise
      return Promise.resolve(engine)
    })
    const { editor, engine } = all
    await editor.initialize(folder)
    await editor.open(uri, 'int a = ;')
    engine.answer = () => ({ kind: 'nothing', reason: 'noVersion' })
    expect(await editor.ask(uri, 8)).toEqual([])
    loaded.resolve()
    await vi.waitFor(() => {
      expect(editor.statuses.at(-1)).toEqual({ kind: 'Normal', busy: false, message: '' })
    })
    expect(await editor.ask(uri, 8)).toEqual([])
    await vi.waitFor(() => {
      expect(editor.statuses.at(-1)).toMatchObject({
        kind: 'Warning',
        message: expect.stringMatching(/No model is chosen/),
      })
    })
  })
})

describe('settings', () => {
  it('that changed ask for a restart, pushed or pulled', async () => {
    const { editor } = await serveInitialized({ capabilities: { workspace: { configuration: true } } })
    let section: unknown = {}
    let pulls = 0
    editor.connection.onRequest('workspace/configuration', () => {
      pulls++
      return [section]
    })
    await editor.notify('workspace/didChangeConfiguration', { settings: null })
    await vi.waitFor(() => {
      expect(pulls).toBe(1)
    })
    section = { base: 'qwen' }
    await editor.notify('workspace/didChangeConfiguration', { settings: null })
    await editor.notify('workspace/didChangeConfiguration', { settings: null })
    await vi.waitFor(() => {
      expect(editor.paramsOf('window/showMessage')).toMatchObject([
        { message: expect.stringMatching(/\(base\).*restart/) },
      ])
    })
    const other = await serveInitialized()
    await other.editor.notify('workspace/didChangeConfiguration', { settings: { apprentice: { base: 7 } } })
    await other.editor.command(commands.status)
    expect(other.editor.paramsOf('window/showMessage')).toMatchObject([
      { message: expect.stringMatching(/not valid/) },
    ])
  })
})

describe('folders', () => {
  it('come and go', async () => {
    const { editor, engine } = await serveInitialized()
    const event = { added: [{ uri: 'file:///w', name: 'w' }], removed: [{ uri: folder, name: 'workspace' }] }
    await editor.notify('workspace/didChangeWorkspaceFolders', { event })
    await editor.open(uri, 'int a = ;')
    await editor.ask(uri, 8)
    expect(engine.asked).toMatchObject([{ workspace: '/w', path: 'shop/Order.cs' }])
  })
})
