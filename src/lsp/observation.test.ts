import { afterEach, describe, expect, it } from 'vitest'
import type { InlineCompletionItem } from 'vscode-languageserver-protocol'
import { commands, methods } from '#contracts/serverMethods'
import { type FakeEngine, suggestionOf } from '#test/fakes/fakeEngine'
import { type Editor, idOf } from '#test/lsp/editor'
import { arrived, folder, serveInitialized, stopAll, uri } from '#test/lsp/serve'

afterEach(stopAll)

const eventsOf = async ({ capture, store }: FakeEngine, id: string): Promise<string[]> => {
  await capture.flush()
  return store.events.forSuggestion(id).map(({ kind }) => kind)
}

describe('what the person does', () => {
  const accepting: [
    string,
    (editor: Editor, item: Awaited<ReturnType<Editor['ask']>>[number]) => Promise<void>,
  ][] = [
    [
      'inserts and says so',
      async (editor, item) => {
        await editor.insert(uri, item)
        await editor.runCommandOf(item)
      },
    ],
    [
      'says so and inserts',
      async (editor, item) => {
        await editor.runCommandOf(item)
        await editor.insert(uri, item)
      },
    ],
    [
      'typed the start of it',
      async (editor, item) => {
        await editor.edit(uri, 8, 8, '4')
        await editor.edit(uri, 9, 9, '2')
        await editor.runCommandOf(item)
      },
    ],
    [
      'replaces the line',
      async (editor, item) => {
        await editor.edit(uri, 0, 9, 'int a = 42;')
        await editor.runCommandOf(item)
      },
    ],
    [
      'writes above first',
      async (editor, item) => {
        await editor.edit(uri, 0, 0, '// x\n')
        await editor.edit(uri, 13, 13, '42')
        await editor.runCommandOf(item)
      },
    ],
  ]
  it.each(accepting)('is followed when the editor %s', async (_, accept) => {
    const { editor, engine } = await serveInitialized()
    await editor.open(uri, 'int a = ;')
    const [item] = await editor.ask(uri, 8)
    await editor.notify(methods.didShowCompletion, { item })
    await accept(editor, item!)
    const at = editor.text(uri).indexOf('42')
    await editor.edit(uri, at, at + 1, '7')
    await editor.close(uri)
    await arrived(editor)
    expect(await eventsOf(engine, idOf(item))).toEqual(['shown', 'accepted'])
    expect(engine.store.outcomes.forSuggestion(idOf(item))).toMatchObject([
      { kind: 'survival', finalText: '72' },
    ])
  })

  it('is recorded as the editor reports it', async () => {
    const { editor, engine } = await serveInitialized()
    await editor.open(uri, 'int a = ;')
    const ids: string[] = []
    for (const [method, more] of [
      [methods.didPartiallyAcceptCompletion, { acceptedLength: 1 }],
      [methods.didTypeThrough, { typedLength: 2 }],
      [methods.didRejectCompletion, {}],
      [methods.didIgnoreCompletion, { reason: 'left', visibleMs: 700 }],
    ] as const) {
      const [item] = await editor.ask(uri, 8)
      await editor.notify(methods.didShowCompletion, { item })
      await editor.notify(method, { item, ...more })
      ids.push(idOf(item))
    }
    await arrived(editor)
    expect(await Promise.all(ids.map((id) => eventsOf(engine, id)))).toEqual([
      ['shown', 'partiallyAccepted'],
      ['shown', 'typedThrough'],
      ['shown', 'rejected'],
      ['shown', 'ignored'],
    ])
  })

  async function accepted(): Promise<{ editor: Editor; engine: FakeEngine; item: InlineCompletionItem }> {
    const { editor, engine } = await serveInitialized()
    await editor.open(uri, 'int a = ;')
    const [item] = await editor.ask(uri, 8)
    await editor.insert(uri, item!)
    await editor.runCommandOf(item!)
    return { editor, engine, item: item! }
  }

  it('may be undone, may bring errors, and may be saved', async () => {
    const { editor, engine, item } = await accepted()
    await editor.notify('textDocument/didSave', { textDocument: { uri } })
    await editor.notify(methods.didChangeDiagnostics, { item, errorsBefore: 0, errorsAfter: 2 })
    await editor.notify(methods.didUndoAccept, { item })
    await arrived(editor)
    expect(await eventsOf(engine, idOf(item))).toEqual(['shown', 'accepted', 'undone'])
    expect(engine.store.outcomes.forSuggestion(idOf(item))).toMatchObject([
      { kind: 'survival', keptRatio: 1 },
      { kind: 'diagnostics', errorsBefore: 0, errorsAfter: 2 },
    ])
  })

  it('is followed into a file that is renamed', async () => {
    const { editor, engine, item } = await accepted()
    const renamed = uri.replace(/[^/]+$/, 'Renamed.cs')
    await editor.open(renamed, editor.text(uri))
    await editor.close(uri)
    await editor.notify('workspace/didRenameFiles', { files: [{ oldUri: uri, newUri: renamed }] })
    const at = editor.text(renamed).indexOf('42')
    await editor.edit(renamed, at, at + 1, '7')
    await editor.close(renamed)
    await arrived(editor)
    await engine.capture.flush()
    expect(engine.store.outcomes.forSuggestion(idOf(item))).toMatchObject([
      { moment: 'closed', finalText: '42' },
      { moment: 'closed', finalText: '72' },
    ])
  })

  it('is not recorded while recording is off', async () => {
    const { editor, engine } = await serveInitialized()
    await editor.notify(methods.didChangeRecording, { recording: false })
    await editor.open(uri, 'int a = ;')
    const [off] = await editor.ask(uri, 8)
    await editor.notify(methods.didShowCompletion, { item: off })
    await expect(editor.command(commands.rate, idOf(off), 5)).rejects.toMatchObject({
      message: expect.stringMatching(/Recording is off/) as string,
    })
    await editor.notify(methods.didChangeRecording, { recording: true })
    const [on] = await editor.ask(uri, 8)
    await arrived(editor)
    await engine.capture.flush()
    expect(engine.store.suggestions.latest(9).map(({ id }) => id)).toEqual([idOf(on)])
  })

  it('is followed where the editor says that it stands, when the server that suggested it was lost', async () => {
    const { editor, engine } = await serveInitialized()
    const made = suggestionOf(
      { client: 'editor', workspace: '/w/shop', path: 'Order.cs', text: 'x;\nint a = ;', offset: 11 },
      '42',
    )
    if (made.kind === 'suggestion') engine.store.suggestions.add(made.suggestion)
    const id = made.kind === 'suggestion' ? made.suggestion.id : ''
    await editor.open(uri, 'x;\nint a = 42;')
    await editor.command(commands.didAcceptCompletionItem, id, { uri, position: { line: 1, character: 8 } })
    await editor.close(uri)
    await arrived(editor)
    expect(await eventsOf(engine, id)).toEqual(['shown', 'accepted'])
    expect(engine.store.outcomes.forSuggestion(id)).toMatchObject([{ finalText: '42' }])
  })

  it('is shown as surely as the editor says', async () => {
    const { editor, engine } = await serveInitialized()
    await editor.open(uri, 'int a = ;')
    const [item] = await editor.ask(uri, 8)
    await editor.notify(methods.didShowCompletion, { item, confidence: 'inferred' })
    await arrived(editor)
    await engine.capture.flush()
    expect(engine.store.events.forSuggestion(idOf(item))).toMatchObject([
      { kind: 'shown', confidence: 'inferred' },
    ])
  })

  it('credits a command to what was accepted in its workspace', async () => {
    const { editor, engine } = await serveInitialized()
    await editor.open(uri, 'int a = ;')
    const [item] = await editor.ask(uri, 8)
    await editor.insert(uri, item!)
    await editor.runCommandOf(item!)
    await editor.notify(methods.didEndCommand, { command: 'dotnet build', exitCode: 0, workspace: folder })
    await editor.notify(methods.didEndCommand, { command: 'dotnet test', exitCode: 0 })
    await arrived(editor)
    await engine.capture.flush()
    expect(engine.store.outcomes.forSuggestion(idOf(item))).toMatchObject([
      { kind: 'build', passed: true },
      { kind: 'test', passed: true },
    ])
  })

  it('survives reports that make no sense', async () => {
    const { editor } = await serveInitialized()
    await editor.notify(methods.didShowCompletion, { item: 7 })
    await editor.notify(methods.didRejectCompletion, undefined)
    await editor.notify('textDocument/didChange', {
      textDocument: { uri, version: 1 },
      contentChanges: 'none',
    })
    await editor.notify('textDocument/didOpen', {})
    await editor.notify('no/suchThing', {})
    expect(await editor.command(commands.models)).toHaveLength(1)
    const logged = editor
      .paramsOf('window/logMessage')
      .map((params) => (params as { message: string }).message)
    expect(logged).toContainEqual(expect.stringMatching(/arguments are not valid: item/))
  })
})
