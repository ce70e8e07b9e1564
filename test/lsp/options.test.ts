/** What the built server is told to serve with: in an editor's options, or on the command line. */
import { copyFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it, vi } from 'vitest'
import { commands, methods } from '#contracts/serverMethods'
import { openStore } from '#engine/store/store'
import { toyPath } from '#test/runtime/ggufBytes'
import { idOf } from './editor'
import { startCommandLine, startServer } from './server'
import { shopAtWork } from './shopAtWork'

const { folderUri, uri, text, offset, newHome } = shopAtWork()

it('serves a GGUF file as the base and, with recording off, stores nothing until it is on', async () => {
  const home = newHome()
  const base = join(home, 'Mine.Q8_0.gguf')
  copyFileSync(toyPath, base)
  const server = startServer()
  const { editor } = server
  await editor.initialize(folderUri, {
    initializationOptions: { home, runtime: 'embedded', base, recording: false },
  })
  await vi.waitFor(
    () => {
      const tag = 'apprentice-mine:latest'
      expect(editor.paramsOf(methods.didChangeActiveVersion)).toMatchObject([{ tag }])
      expect(editor.statuses.at(-1)).toEqual({ kind: 'Normal', busy: false, message: '' })
    },
    { timeout: 30_000, interval: 50 },
  )
  await editor.open(uri, text)
  expect(await editor.ask(uri, offset)).toHaveLength(1)
  await editor.notify(methods.didChangeRecording, { recording: true })
  // What was suggested while it was off stays unrecorded, also when it is shown again.
  const other = uri.replace('Order', 'Basket')
  await editor.open(other, text)
  const [item] = await editor.ask(other, offset)
  await editor.request('shutdown')
  await server.stop()
  const store = openStore(join(home, 'apprentice.db'))
  expect(store.suggestions.latest(9).map(({ id }) => id)).toEqual([idOf(item)])
  store.close()
})

it('says what is wrong with its options', async () => {
  const server = startServer()
  await server.editor.initialize(folderUri, {
    initializationOptions: { home: ['nonsense'], settings: 'fast' },
  })
  const message = expect.stringMatching(/options .* not valid: home: .*; settings: /) as string
  expect(server.editor.paramsOf('window/showMessage')).toEqual([{ type: 1, message }])
  await expect(server.editor.command(commands.models)).rejects.toMatchObject({ message })
  await server.stop()
})

it('takes options of the command line, and checks one part of the set-up where one is named', async () => {
  const server = startCommandLine('--home', newHome(), '--runtime', 'http://127.0.0.1:9')
  await server.editor.initialize(folderUri)
  const message = expect.stringContaining('http://127.0.0.1:9') as string
  expect(await server.editor.command(commands.checkSetUp, { part: 'runtime' })).toMatchObject([
    { part: 'runtime', ready: false, message },
  ])
  await server.stop()
})
