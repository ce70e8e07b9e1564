/** The language server with the real engine: what is open beside a file reaches the prompt of the runtime. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { PassThrough } from 'node:stream'
import { pathToFileURL } from 'node:url'
import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import { StreamMessageReader, StreamMessageWriter } from 'vscode-jsonrpc/node'
import { openEngine } from '#src/app'
import { serveLanguageServer } from '#lsp/lsp'
import { silentLog } from '#platform/log'
import { fakeSetUp } from '#test/fakes/fakeSetUp'
import { ScriptedOllama } from '#test/fakes/scriptedOllama'
import { copySampleShop } from '#test/workspace/copySampleShop'
import { Editor } from './editor'

const shop = copySampleShop()
const home = mkdtempSync(join(tmpdir(), 'context-home-'))
let ollama: ScriptedOllama
let editor: Editor
let stop: () => Promise<void>

beforeAll(async () => {
  ollama = await ScriptedOllama.start()
  ollama.says('Observable<readonly Order[]> {\n    ', "return this.askShelf('/to-pack');")
  const [toServer, toEditor] = [new PassThrough(), new PassThrough()]
  const ended = serveLanguageServer(
    { kind: 'streams', input: toServer, output: toEditor },
    (options, log) => openEngine({ ...options, log }),
    fakeSetUp(),
    silentLog,
  )
  editor = new Editor(new StreamMessageReader(toEditor), new StreamMessageWriter(toServer))
  stop = async () => {
    toServer.end()
    await ended
  }
  await editor.initialize(pathToFileURL(shop).href, {
    initializationOptions: { home, runtime: ollama.url, base: ollama.model },
  })
  await vi.waitFor(() => {
    expect(editor.statuses.at(-1)).toMatchObject({ kind: 'Normal', busy: false })
  }, 10_000)
})

afterAll(async () => {
  await stop()
  await ollama.stop()
  for (const folder of [shop, home]) rmSync(folder, { recursive: true, force: true, maxRetries: 5 })
})

it('shows the runtime what is written in another file that is open, and keeps it while one types', async () => {
  const folder = join(shop, 'web', 'src', 'app', 'orders')
  const [service, model] = ['order.service.ts', 'order.model.ts'].map((name) => {
    const file = join(folder, name)
    return { uri: pathToFileURL(file).href, text: readFileSync(file, 'utf8') }
  })
  await editor.open(model!.uri, model!.text)
  // Not on the disk: only an editor can know it.
  const at = model!.text.indexOf('  readonly customerId')
  await editor.edit(model!.uri, at, at, '  readonly giftWrapped: boolean;\n')
  const begins = 'toPack(): Observable<readonly Order[]> {\n    '
  const offset = service!.text.indexOf(begins) + begins.length
  const rest = service!.text.slice(service!.text.indexOf('\n', offset))
  await editor.open(service!.uri, service!.text.slice(0, offset) + rest)

  expect(await editor.ask(service!.uri, offset)).toHaveLength(1)
  const prompt = ollama.prompts.at(-1)!
  const context = prompt.slice(0, prompt.indexOf('<|fim_prefix|>'))
  expect(context).toContain('web/src/app/orders/order.model.ts')
  expect(context).toContain('readonly giftWrapped: boolean;')

  await editor.edit(service!.uri, offset, offset, 'x')
  await editor.ask(service!.uri, offset + 1)
  const next = ollama.prompts.at(-1)!
  expect(next).not.toBe(prompt)
  expect(next.slice(0, next.indexOf('<|fim_prefix|>'))).toBe(context)
})
