import { afterEach, describe, expect, it } from 'vitest'
import { CancellationTokenSource, ErrorCodes, LSPErrorCodes } from 'vscode-languageserver-protocol'
import { commands } from '#contracts/serverMethods'
import type { SuggestOutcome } from '#engine/serve/serve'
import { suggestionOf } from '#test/fakes/fakeEngine'
import { idOf } from '#test/lsp/editor'
import { serveInitialized, stopAll, uri } from '#test/lsp/serve'

afterEach(stopAll)

describe('suggestions', () => {
  it('are items at the cursor that say which suggestion they are', async () => {
    const { editor, engine } = await serveInitialized()
    await editor.open(uri, 'x;\nint a = ;')
    const [item] = await editor.ask(uri, 11)
    const cursor = { line: 1, character: 8 }
    expect(item).toEqual({
      insertText: '42',
      range: { start: cursor, end: cursor },
      command: {
        title: expect.any(String) as string,
        command: commands.didAcceptCompletionItem,
        arguments: [idOf(item)],
      },
    })
    expect(engine.asked).toEqual([
      {
        client: 'editor',
        workspace: '/w/shop',
        path: 'Order.cs',
        text: 'x;\nint a = ;',
        offset: 11,
        byHand: false,
      },
    ])
  })

  it('are asked for by hand where the editor says so', async () => {
    const { editor, engine } = await serveInitialized()
    await editor.open(uri, 'x;\nint a = ;')
    const question = { ...(editor.question(uri, 11) as object), context: { triggerKind: 1 } }
    await editor.request('textDocument/inlineCompletion', question)
    expect(engine.asked).toMatchObject([{ byHand: true }])
  })

  it('go on as the same one, with what is not typed yet', async () => {
    const { editor, engine } = await serveInitialized()
    engine.answer = (opportunity) => ({ ...suggestionOf(opportunity, '42 + 1'), typed: 2 }) as SuggestOutcome
    await editor.open(uri, 'int a = 42;')
    const [item] = await editor.ask(uri, 10)
    expect(item?.insertText).toBe(' + 1')
  })

  it('are none for a document that is not open, or is not a file', async () => {
    const { editor, engine } = await serveInitialized()
    await editor.open('untitled:Untitled-1', 'int a = ;')
    expect(await editor.ask('untitled:Untitled-1', 8)).toEqual([])
    const position = { line: 0, character: 0 }
    const question = { textDocument: { uri }, position, context: { triggerKind: 2 } }
    expect(await editor.request('textDocument/inlineCompletion', question)).toEqual({ items: [] })
    expect(engine.asked).toEqual([])
  })

  it('abort the engine when the request is cancelled', async () => {
    const { editor, engine } = await serveInitialized()
    const aborted = Promise.withResolvers<string>()
    const arrived = Promise.withResolvers<void>()
    engine.answer = (_, signal) => {
      arrived.resolve()
      return new Promise((resolve) => {
        signal?.addEventListener('abort', () => {
          aborted.resolve('aborted')
          resolve({ kind: 'nothing', reason: 'cancelled' })
        })
      })
    }
    await editor.open(uri, 'int a = ;')
    const source = new CancellationTokenSource()
    const asked = editor.connection.sendRequest(
      'textDocument/inlineCompletion',
      editor.question(uri, 8),
      source.token,
    )
    await arrived.promise
    source.cancel()
    expect(await aborted.promise).toBe('aborted')
    await expect(asked).rejects.toMatchObject({ code: LSPErrorCodes.RequestCancelled })
  })

  it('turn a bug into a sentence, and its stack into a line of the log', async () => {
    const { editor, engine } = await serveInitialized()
    engine.answer = () => {
      throw new TypeError('secret detail')
    }
    await editor.open(uri, 'int a = ;')
    await expect(editor.ask(uri, 8)).rejects.toMatchObject({
      code: ErrorCodes.InternalError,
      message: 'Something went wrong while making a suggestion. The log of the language server says more.',
    })
    expect(editor.paramsOf('window/logMessage')).toEqual([
      { type: 1, message: expect.stringMatching(/secret detail\n.*at /) },
    ])
  })
})
