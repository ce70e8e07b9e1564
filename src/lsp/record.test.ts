import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import { ErrorCodes } from 'vscode-languageserver-protocol'
import { commands, methods } from '#contracts/serverMethods'
import { idOf } from '#test/lsp/editor'
import { arrived, folder, serveInitialized, stopAll, uri } from '#test/lsp/serve'

afterEach(stopAll)

describe('what was recorded', () => {
  it('is shown, exported, counted and forgotten, with what was reported a moment ago', async () => {
    const { editor, engine } = await serveInitialized()
    await editor.open(uri, 'int a = ;')
    const [item] = await editor.ask(uri, 8)
    await editor.notify(methods.didShowCompletion, { item })
    const file = { kind: 'file', path: uri }
    expect(await editor.command(commands.recorded, { selection: file })).toContain(`[${idOf(item)}]`)
    expect(await editor.command(commands.recorded)).toContain('1 suggestion, 1 event')
    expect(await editor.command(commands.countForgotten, file)).toMatchObject({ suggestions: 1 })

    const scratch = mkdtempSync(join(tmpdir(), 'export-'))
    const target = join(scratch, 'record.jsonl')
    expect(await editor.command(commands.exportRecord, { file: target })).toMatchObject({ lines: 1 })
    expect(readFileSync(target, 'utf8')).toContain(idOf(item))
    rmSync(scratch, { recursive: true })

    expect(await editor.command(commands.forget, file)).toMatchObject({ suggestions: 1 })
    expect(engine.store.recorded.sizes().suggestions).toBe(0)
    // What is said of it afterwards is no reason to know it again.
    await editor.notify(methods.didRejectCompletion, { item })
    await arrived(editor)
    await engine.capture.flush()
    expect(engine.store.recorded.sizes().events).toBe(0)
  })

  it.each([
    [commands.forget, []],
    [commands.forget, [{ kind: 'day', day: 'today' }]],
    [commands.countForgotten, [{ kind: 'month' }]],
    [commands.exportRecord, [{}]],
    [commands.recorded, [{ limit: 0 }]],
  ])('%s with %j is refused', async (command, given) => {
    const { editor } = await serveInitialized()
    await expect(editor.command(command, ...given)).rejects.toMatchObject({ code: ErrorCodes.InvalidParams })
  })
})

describe('where it may be recorded', () => {
  it.each<[string, object, boolean]>([
    ['in a folder that agreed', { recording: false, folders: [{ folder, recording: true }] }, true],
    ['in a folder that did not', { recording: true, folders: [{ folder, recording: false }] }, false],
    ['in another language', { recording: true, languages: { csharp: false } }, false],
  ])('%s', async (_, recording, stored) => {
    const { editor, engine } = await serveInitialized()
    await editor.notify(methods.didChangeRecording, { recording })
    await editor.open(uri, 'int a = ;')
    await editor.ask(uri, 8)
    await engine.capture.flush()
    expect(engine.store.recorded.sizes().suggestions).toBe(stored ? 1 : 0)
  })

  it('follows what is left alone', async () => {
    const { editor, engine } = await serveInitialized()
    await editor.notify(methods.didChangeRecording, { recording: true, exclude: ['*.cs'] })
    await editor.open(uri, 'int a = ;')
    await editor.ask(uri, 8)
    await editor.notify(methods.didChangeRecording, { recording: true, exclude: [] })
    const [item] = await editor.ask(uri, 8)
    await engine.capture.flush()
    expect(engine.store.suggestions.latest(9).map(({ id }) => id)).toEqual([idOf(item)])
  })
})
