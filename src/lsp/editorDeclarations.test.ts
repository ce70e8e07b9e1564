import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterEach, expect, it, vi } from 'vitest'
import { methods } from '#contracts/serverMethods'
import { placeAt } from '#test/context/placeAt'
import { arrived, serve, stopAll } from '#test/lsp/serve'

const workspace = mkdtempSync(join(tmpdir(), 'declarations-'))
const folder = pathToFileURL(workspace).href
const uri = `${folder}/Order.cs`
const place = placeAt('Order.cs', 'class Order {\n  Total ¦\n}\n', workspace)

afterEach(async () => {
  await stopAll()
  rmSync(workspace, { recursive: true, force: true, maxRetries: 5 })
})

it('asks an editor that said it can, and takes what lies in the workspace', async () => {
  const { editor, engine } = serve()
  const asked: unknown[] = []
  editor.connection.onRequest(methods.declarations, (params: unknown) => {
    asked.push(params)
    return [
      { uri: `${folder}/Total.cs`, text: 'struct Total { int Pence; }' },
      { uri: 'file:///elsewhere/Other.cs', text: 'struct Other {}' },
    ]
  })
  await editor.initialize(folder, { initializationOptions: { declarations: true } })
  await editor.open(uri, place.text)
  await arrived(editor)
  await vi.waitFor(() => {
    expect(engine.context.current(place)).toEqual([
      { path: 'Total.cs', text: 'struct Total { int Pence; }', source: 'declaration' },
    ])
  })
  expect(asked).toEqual([{ textDocument: { uri }, position: { line: 1, character: 8 } }])
})

it('does not ask one that did not, and does without an answer that makes no sense', async () => {
  for (const initializationOptions of [{}, { declarations: true }]) {
    const { editor, engine } = serve()
    let asked = 0
    editor.connection.onRequest(methods.declarations, () => {
      asked++
      return 'nonsense'
    })
    await editor.initialize(folder, { initializationOptions })
    await editor.open(uri, place.text)
    await arrived(editor)
    await engine.context.ready(place)
    expect(engine.context.current(place)).toEqual([])
    expect(asked).toBe('declarations' in initializationOptions ? 1 : 0)
  }
})

it('knows the documents of the editor as they are written', async () => {
  const { editor, engine } = serve()
  await editor.initialize(folder)
  await editor.open(uri, place.text)
  const other = `${folder}/Total.cs`
  await editor.open(other, 'struct Total { }')
  await editor.edit(other, 15, 15, 'int Pence; ')
  await arrived(editor)
  await engine.context.ready(place)
  const [first] = engine.context.current(place)
  expect(first?.path).toBe('Total.cs')
  expect(first?.text).toContain('int Pence;')
})
