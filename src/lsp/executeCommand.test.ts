import { afterEach, describe, expect, it, vi } from 'vitest'
import { CancellationTokenSource, ErrorCodes, LSPErrorCodes } from 'vscode-languageserver-protocol'
import { commands, methods } from '#contracts/serverMethods'
import { UserError } from '#platform/userError'
import { cancelledLoop } from '#test/fakes/fakeEngine'
import { type Editor, idOf } from '#test/lsp/editor'
import { folder, serveInitialized, type Served, stopAll, uri } from '#test/lsp/serve'

afterEach(stopAll)

describe('commands', () => {
  it.each([
    ['no.such.command', [], ErrorCodes.InvalidParams, /There is no command "no.such.command"/],
    [commands.didAcceptCompletionItem, [], ErrorCodes.InvalidParams, /arguments are not valid/],
    [commands.rate, ['s1', 6], ErrorCodes.InvalidParams, /arguments are not valid: 1/],
    [commands.rate, ['s1', {}], ErrorCodes.InvalidParams, /Say stars, expected or comment/],
    [commands.latest, [{ limit: 0 }], ErrorCodes.InvalidParams, /arguments are not valid/],
    [commands.rate, ['nobody', 5], LSPErrorCodes.RequestFailed, /cannot be rated/],
    [commands.plan, [{ workspace: 'untitled:x' }], LSPErrorCodes.RequestFailed, /needs a folder/],
    [commands.useVersion, [7], ErrorCodes.InvalidParams, /arguments are not valid: 0/],
    [commands.train, ['here'], ErrorCodes.InvalidParams, /arguments are not valid: 0/],
    [commands.train, [{ workspace: 'untitled:x' }], LSPErrorCodes.RequestFailed, /needs a folder/],
  ])('%s with %j is refused with a sentence', async (command, given, code, message) => {
    const { editor } = await serveInitialized()
    await expect(editor.command(command, ...given)).rejects.toMatchObject({
      code,
      message: expect.stringMatching(message),
    })
  })

  it('answer what the engine answers', async () => {
    const { editor } = await serveInitialized()
    expect(await editor.command(commands.models)).toMatchObject([{ tag: 'fake:latest', active: true }])
    expect(await editor.command(commands.status)).toMatchObject({ runtimeAnswers: true })
    expect(await editor.command(commands.rollBack)).toBeNull()
    expect(await editor.command(commands.runtimeModels)).toEqual(['fake:latest'])
    expect(await editor.command(commands.dashboard)).toMatchObject({
      status: { runtimeAnswers: true },
      runs: [],
    })
  })

  it('plan for the folder that is named, else for the first that is open', async () => {
    const { editor } = await serveInitialized()
    expect(await editor.command(commands.plan)).toMatchObject({ workspace: '/w/shop', expectedSeconds: null })
    expect(await editor.command(commands.plan, { workspace: '/other' })).toMatchObject({
      workspace: '/other',
    })
  })

  it('rate a suggestion, and answer when it is stored', async () => {
    const { editor, engine } = await serveInitialized()
    await editor.open(uri, 'int a = ;')
    const [item] = await editor.ask(uri, 8)
    expect(await editor.command(commands.rate, idOf(item), 4)).toBeNull()
    expect(engine.store.ratings.get(idOf(item))?.stars).toBe(4)
    await editor.command(commands.rate, idOf(item), { expected: '7', comment: 'Mine is shorter.' })
    const rated = { stars: 4, expected: '7', comment: 'Mine is shorter.' }
    expect(engine.store.ratings.get(idOf(item))).toMatchObject(rated)
    await editor.notify(methods.didRejectCompletion, { item })
    const latest = [{ id: idOf(item), became: 'rejected', ...rated }]
    expect(await editor.command(commands.latest, { uri })).toMatchObject(latest)
    expect(await editor.command(commands.latest)).toMatchObject(latest)
    expect(await editor.command(commands.latest, { became: ['accepted'] })).toEqual([])
    expect(await editor.command(commands.latest, { uri: `${uri}x` })).toEqual([])
    expect(await editor.command(commands.latest, { uri: 'untitled:x' })).toEqual([])
  })

  it.each([
    ['rolling back', commands.rollBack, []],
    ['using a version', commands.useVersion, ['earlier:v1']],
  ])('warm up the model after %s', async (_, command, given) => {
    const { editor, engine } = await serveInitialized()
    await vi.waitFor(() => {
      expect(editor.statuses.at(-1)?.busy).toBe(false)
    })
    let loads = 0
    engine.warm = () => {
      loads++
      return Promise.resolve()
    }
    const switched = { from: null, to: engine.active!, removed: [] }
    engine.rollBack = () => Promise.resolve(switched)
    engine.useVersion = () => Promise.resolve(switched)
    expect(await editor.command(command, ...given)).toEqual(switched)
    await vi.waitFor(() => {
      expect(loads).toBe(1)
    })
  })
})

describe('training', () => {
  /** A loop that reports one step and then waits to be aborted. */
  function untilAborted({ engine }: Served): void {
    engine.loop = (request, onProgress) => {
      onProgress?.({ stage: 'curate', share: 0.5 })
      return new Promise((resolve) => {
        request.signal?.addEventListener('abort', () => {
          resolve(cancelledLoop)
        })
      })
    }
  }

  const underWay = (editor: Editor): Promise<void> =>
    vi.waitFor(() => {
      expect(editor.statuses.at(-1)?.busy).toBe(true)
    })

  const progressOf = (editor: Editor): unknown[] =>
    editor.paramsOf('$/progress').map((params) => (params as { value: unknown }).value)

  it("reports on the editor's token, and is cancelled by it", async () => {
    const all = await serveInitialized()
    const { editor } = all
    untilAborted(all)
    const training = editor.request('workspace/executeCommand', {
      command: commands.train,
      workDoneToken: 'mine',
    })
    await vi.waitFor(() => {
      expect(progressOf(editor)).toHaveLength(2)
    })
    await expect(editor.command(commands.train)).rejects.toMatchObject({
      message: expect.stringMatching(/under way already/),
    })
    await editor.notify('window/workDoneProgress/cancel', { token: 'mine' })
    expect(await training).toEqual(cancelledLoop)
    expect(progressOf(editor)).toEqual([
      { kind: 'begin', title: expect.any(String) as string, cancellable: true, percentage: 0 },
      { kind: 'report', percentage: 10, message: 'Collecting examples' },
      { kind: 'end' },
    ])
    expect(editor.statuses.some(({ busy }) => busy)).toBe(true)
    expect(editor.statuses.at(-1)).toEqual({ kind: 'Normal', busy: false, message: '' })
  })

  it('asks the editor for a token when it gave none and has progress', async () => {
    const all = await serveInitialized({ capabilities: { window: { workDoneProgress: true } } })
    const { editor, engine } = all
    untilAborted(all)
    const tokens: unknown[] = []
    editor.connection.onRequest('window/workDoneProgress/create', (params: { token: unknown }) => {
      tokens.push(params.token)
      return null
    })
    const training = editor.command(commands.train, { workspace: folder })
    await vi.waitFor(() => {
      expect(progressOf(editor)).toHaveLength(2)
    })
    await editor.notify('window/workDoneProgress/cancel', { token: tokens[0] })
    expect(await training).toEqual(cancelledLoop)
    expect(engine.asked).toEqual([])
  })

  it('stops when the request is cancelled or the server shuts down, and then may be asked for again', async () => {
    const all = await serveInitialized()
    const { editor } = all
    untilAborted(all)
    const source = new CancellationTokenSource()
    const params = { command: commands.train }
    const first = editor.connection.sendRequest('workspace/executeCommand', params, source.token)
    await underWay(editor)
    source.cancel()
    expect(await first).toEqual(cancelledLoop)
    const second = editor.command(commands.train)
    await underWay(editor)
    await editor.request('shutdown')
    expect(await second).toEqual(cancelledLoop)
  })

  it('says what the person can mend', async () => {
    const { editor, engine } = await serveInitialized()
    engine.loop = () => Promise.reject(new UserError('There is too little to learn from.'))
    await expect(editor.command(commands.train)).rejects.toMatchObject({
      code: LSPErrorCodes.RequestFailed,
      message: 'There is too little to learn from.',
    })
  })
})
