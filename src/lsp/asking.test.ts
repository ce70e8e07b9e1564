import { afterEach, expect, test } from 'vitest'
import { CancellationTokenSource, ErrorCodes, LSPErrorCodes } from 'vscode-languageserver-protocol'
import { commands, methods } from '#contracts/serverMethods'
import type { AskedAnswer } from '#contracts/serverProtocol'
import { RuntimeError } from '#platform/runtimeError'
import { idOf } from '#test/lsp/editor'
import { arrived, serveInitialized, stopAll, uri } from '#test/lsp/serve'

afterEach(stopAll)

const at = (line: number, character: number) => ({
  textDocument: { uri },
  range: { start: { line, character }, end: { line, character } },
  instruction: 'two fields',
})
const user = (content: string) => ({ messages: [{ role: 'user', content }] })

test('an instruction is answered at its place, and the text so far comes meanwhile', async () => {
  const { editor, engine } = await serveInitialized()
  let prompt = ''
  engine.says = (asked) => {
    prompt = asked
    return 'int a;\nint b;'
  }
  await editor.open(uri, '{\n    \n}\n')
  const answer = await editor.request<AskedAnswer>(methods.generate, {
    ...at(1, 4),
    options: { tabSize: 4, insertSpaces: true },
    partialResultToken: 'token',
  })
  expect(answer).toEqual({ kind: 'answered', id: expect.any(String) as string, text: 'int a;\n    int b;' })
  expect(editor.paramsOf('$/progress')).toEqual([
    { token: 'token', value: { text: 'int a;' } },
    { token: 'token', value: { text: 'int a;\n    int b;' } },
  ])
  expect(prompt).toContain('{\n    <cursor/>\n}')
  expect(prompt).toContain('two fields')
})

test('it is stored as what was asked and answered, without secrets, and can be accepted and rated', async () => {
  const { editor, engine } = await serveInitialized()
  const secret = 'ghp_0123456789abcdefghijABCDEFGHIJ012345'
  engine.says = () => `const a = '${secret}'`
  await editor.open(uri, '{\n    \n}\n')
  const answer = await editor.request<AskedAnswer>(methods.generate, {
    ...at(1, 4),
    instruction: `use ${secret}`,
  })
  if (answer.kind !== 'answered') throw new Error(answer.message)
  const { id } = answer
  await editor.notify(methods.didShowCompletion, { item: { command: { arguments: [id] } } })
  await editor.command(commands.didAcceptCompletionItem, id, { uri, position: { line: 1, character: 4 } })
  await editor.command(commands.rate, id, 5)
  await engine.capture.flush()
  const stored = engine.store.suggestions.get(id)!
  expect(stored).toMatchObject({ surface: 'generate', versionId: 'version-1', path: 'Order.cs', line: 1 })
  expect(stored.prefix).toMatch(/^use <redacted:/)
  expect(stored.prefix + stored.text).not.toContain(secret)
  expect(engine.store.events.forSuggestion(id).map(({ kind }) => kind)).toEqual(['shown', 'accepted'])
  expect(engine.store.ratings.byVersion({ client: 'editor' }).get('version-1')?.ratings).toBe(1)
})

test('while recording is off nothing of it is stored', async () => {
  const { editor, engine } = await serveInitialized()
  await editor.open(uri, '\n')
  await editor.notify(methods.didChangeRecording, { recording: false })
  await editor.request(methods.generate, at(0, 0))
  await editor.request(methods.chat, user('hello'))
  await engine.capture.flush()
  expect(engine.store.suggestions.latest(10)).toEqual([])
})

test('a chat is answered in pieces, stored as such, and counts as no suggestion', async () => {
  const { editor, engine } = await serveInitialized()
  engine.says = (prompt) => `You said: ${prompt}`
  const answer = await editor.request<AskedAnswer>(methods.chat, { ...user('hello'), partialResultToken: 7 })
  expect(answer).toMatchObject({ kind: 'answered', text: 'You said: user: hello' })
  const pieces = editor.paramsOf('$/progress') as { token: number; value: { text: string } }[]
  expect(pieces.length).toBeGreaterThan(1)
  expect(pieces.every(({ token }) => token === 7)).toBe(true)
  expect(pieces.map(({ value }) => value.text).join('')).toBe('You said: user: hello')
  if (answer.kind !== 'answered') return
  await editor.notify(methods.didShowCompletion, { item: { command: { arguments: [answer.id] } } })
  await arrived(editor)
  await engine.capture.flush()
  expect(engine.store.suggestions.get(answer.id)).toMatchObject({
    ...{ surface: 'chat', prefix: 'hello\n', workspace: '/w/shop', path: '' },
  })
  expect(engine.store.suggestions.countByVersion().size).toBe(0)
  expect(engine.store.events.counts().shown).toBe(0)
})

test('one that is cancelled is answered as LSP says it', async () => {
  const { editor, engine } = await serveInitialized()
  const aborted = Promise.withResolvers<void>()
  engine.generate = (_request, _onText, signal) =>
    new Promise((resolve) => {
      signal?.addEventListener('abort', () => {
        aborted.resolve()
        resolve({ kind: 'nothing', reason: 'cancelled' })
      })
    })
  await editor.open(uri, '\n')
  const cancel = new CancellationTokenSource()
  const answer = editor.connection.sendRequest(methods.generate, at(0, 0), cancel.token)
  await arrived(editor)
  cancel.cancel()
  await expect(answer).rejects.toMatchObject({ code: LSPErrorCodes.RequestCancelled })
  await aborted.promise
})

test.each<[string, string | Error, RegExp]>([
  ['the runtime is gone', new RuntimeError('unreachable', 'No model runtime answers.'), /Start Ollama/],
  ['the model says nothing', '  ', /nothing to say/],
])('where %s a sentence says so', async (_, said, sentence) => {
  const { editor, engine } = await serveInitialized()
  engine.says = () => said
  await editor.open(uri, '\n')
  const answer = await editor.request<AskedAnswer>(methods.generate, at(0, 0))
  expect(answer).toEqual({ kind: 'nothing', message: expect.stringMatching(sentence) as string })
})

test('a document that is not open, and parameters that are not valid, are refused', async () => {
  const { editor } = await serveInitialized()
  await expect(editor.request(methods.generate, at(0, 0))).rejects.toMatchObject({
    code: LSPErrorCodes.RequestFailed,
  })
  await expect(editor.request(methods.generate, { ...at(0, 0), instruction: ' ' })).rejects.toMatchObject({
    code: ErrorCodes.InvalidParams,
  })
  await expect(editor.request(methods.chat, { messages: [] })).rejects.toMatchObject({
    code: ErrorCodes.InvalidParams,
  })
})

test('what waits for a decision is not ignored because suggestions go on beside it', async () => {
  const { editor, engine } = await serveInitialized()
  await editor.open(uri, 'int a = ;\n')
  const answer = await editor.request<AskedAnswer>(methods.generate, at(0, 8))
  if (answer.kind !== 'answered') throw new Error(answer.message)
  await editor.notify(methods.didShowCompletion, { item: { command: { arguments: [answer.id] } } })
  idOf((await editor.ask(uri, 8))[0])
  await engine.capture.flush()
  expect(engine.store.events.forSuggestion(answer.id).map(({ kind }) => kind)).toEqual(['shown'])
})
