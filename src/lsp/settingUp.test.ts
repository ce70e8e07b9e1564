import { afterEach, expect, it, vi } from 'vitest'
import { ErrorCodes, LSPErrorCodes } from 'vscode-languageserver-protocol'
import { commands } from '#contracts/serverMethods'
import { UserError } from '#platform/userError'
import { folder, serve, serveInitialized, stopAll } from '#test/lsp/serve'

afterEach(stopAll)

const check = { part: 'git', ready: true, message: 'git 2', remedy: null } as const

it('checks the set-up as the options say, also while no engine could be opened', async () => {
  const { editor, setUp } = serve(() => Promise.reject(new UserError('The runtime is missing.')))
  const given: unknown[] = []
  setUp.check = (options, _, part) => {
    given.push([options, part])
    return Promise.resolve([check])
  }
  await editor.initialize(folder, { initializationOptions: { home: '/elsewhere', runtime: 'embedded' } })
  expect(await editor.command(commands.checkSetUp)).toEqual([check])
  await editor.command(commands.checkSetUp, { part: 'runtime', runtime: 'http://there' })
  expect(given).toEqual([
    [{ home: '/elsewhere', runtime: 'embedded' }, undefined],
    [{ home: '/elsewhere', runtime: 'http://there' }, 'runtime'],
  ])
})

it('installs a part with progress, also while no engine could be opened', async () => {
  const { editor, setUp } = serve(() => Promise.reject(new UserError('The runtime is missing.')))
  setUp.install = (part, _, report) => {
    report({ percentage: 40, message: 'Downloading' })
    return Promise.resolve({ part, folder: '/there' })
  }
  await editor.initialize(folder)
  const installed = await editor.request('workspace/executeCommand', {
    command: commands.install,
    arguments: [{ part: 'runtime' }],
    workDoneToken: 'mine',
  })
  expect(installed).toEqual({ part: 'runtime', folder: '/there' })
  expect(editor.paramsOf('$/progress')).toEqual([
    {
      token: 'mine',
      value: { kind: 'begin', title: 'Installing the built-in runtime', cancellable: true, percentage: 0 },
    },
    { token: 'mine', value: { kind: 'report', percentage: 40, message: 'Downloading' } },
    { token: 'mine', value: { kind: 'end' } },
  ])
})

it('stops an installation when the editor cancels it', async () => {
  const { editor, setUp } = await serveInitialized()
  let begun = false
  setUp.install = (_part, _options, _report, signal) =>
    new Promise((_, reject) => {
      begun = true
      signal.addEventListener('abort', () => {
        reject(signal.reason as Error)
      })
    })
  const installing = editor.request('workspace/executeCommand', {
    command: commands.install,
    arguments: [{ part: 'trainer' }],
    workDoneToken: 'mine',
  })
  await vi.waitFor(() => {
    expect(begun).toBe(true)
  })
  await editor.notify('window/workDoneProgress/cancel', { token: 'mine' })
  await expect(installing).rejects.toMatchObject({ code: LSPErrorCodes.RequestCancelled })
})

it('says what is wrong with the arguments, and what a person can mend', async () => {
  const { editor, setUp } = await serveInitialized()
  await expect(editor.command(commands.install, { part: 'everything' })).rejects.toMatchObject({
    code: ErrorCodes.InvalidParams,
  })
  setUp.install = () => Promise.reject(new UserError('The disk is full.'))
  await expect(editor.command(commands.install, { part: 'runtime' })).rejects.toMatchObject({
    code: LSPErrorCodes.RequestFailed,
    message: 'The disk is full.',
  })
})
