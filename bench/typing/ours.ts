/** Our client: the real language server with the real suggester, capture and database, in virtual time. */
import { PassThrough } from 'node:stream'
import type { InlineCompletionItem } from 'vscode-languageserver-protocol'
import { StreamMessageReader, StreamMessageWriter } from 'vscode-jsonrpc/node'
import { methods } from '#contracts/serverMethods'
import { settingsSchema } from '#contracts/settings'
import type { Suggestion } from '#contracts/suggestion'
import { Capture } from '#engine/capture/capture'
import { parsePrompt } from '#engine/completion/promptFormat'
import { redact } from '#engine/redact/redact'
import { type Opportunity, Suggester } from '#engine/serve/serve'
import { serveLanguageServer } from '#lsp/lsp'
import { silentLog } from '#platform/log'
import type { Ollama } from '#platform/ollama'
import { answering } from '#test/fakes/answeringRuntime'
import { fakeEngine } from '#test/fakes/fakeEngine'
import { fakeSetUp } from '#test/fakes/fakeSetUp'
import { Editor } from '#test/lsp/editor'
import type { Answer, Ask, ClientParts, ModelServer, TypingClient } from './typingClient'

const FOLDER = 'file:///w'

export class Ours implements TypingClient {
  readonly name = 'apprentice'
  readonly #items = new Map<Answer, InlineCompletionItem>()
  readonly #open = new Map<string, string>()
  #lastId = ''

  private constructor(
    private readonly editor: Editor,
    private readonly origins: ReadonlyMap<string, Suggestion['origin']>,
    private readonly ended: () => Promise<void>,
  ) {}

  static async start({ server, clock }: ClientParts): Promise<Ours> {
    const settings = settingsSchema.parse({})
    const fake = fakeEngine()
    const origins = new Map<string, Suggestion['origin']>()
    const suggester: Suggester = new Suggester({
      ollama: asRuntime(server),
      activeVersion: () => fake.active,
      onSuggested: (suggestion) => {
        origins.set(suggestion.id, suggestion.origin)
      },
      clock,
      settings,
    })
    const capture = new Capture({
      store: fake.store,
      clock,
      redact,
      aftermathSeconds: settings.aftermathSeconds,
      recording: false,
      onEvent: (kind, id) => {
        suggester.noticed(kind, id)
      },
    })
    const engine = {
      ...fake,
      capture,
      suggest: (opportunity: Opportunity, signal?: AbortSignal) => suggester.suggest(opportunity, signal),
    }
    const [toServer, toEditor] = [new PassThrough(), new PassThrough()]
    const channel = { kind: 'streams', input: toServer, output: toEditor } as const
    const served = serveLanguageServer(channel, () => Promise.resolve(engine), fakeSetUp(), silentLog)
    const editor = new Editor(new StreamMessageReader(toEditor), new StreamMessageWriter(toServer))
    await editor.initialize(FOLDER)
    return new Ours(editor, origins, async () => {
      toServer.end()
      await served
      fake.store.close()
    })
  }

  async provide(ask: Ask, signal: AbortSignal): Promise<Answer | null> {
    const uri = await this.#follow(ask)
    const [item] = await this.editor.askWhile(uri, ask.offset, signal)
    if (item === undefined || typeof item.insertText !== 'string') return null
    const id = String(item.command?.arguments?.[0])
    const origin = this.origins.get(id)
    const source =
      id === this.#lastId ? 'typed' : origin === 'network' || origin === 'stream' ? 'network' : 'cached'
    this.#lastId = id
    const given: Answer = { text: item.insertText, source }
    this.#items.set(given, item)
    return given
  }

  shown(_: Ask, answer: Answer): void {
    void this.editor.notify(methods.didShowCompletion, { item: this.#items.get(answer) })
  }

  accepted(_: Ask, answer: Answer): void {
    void this.editor.runCommandOf(this.#items.get(answer)!)
  }

  rejected(_: Ask, answer: Answer): void {
    void this.editor.notify(methods.didRejectCompletion, { item: this.#items.get(answer) })
  }

  async close(): Promise<void> {
    await this.ended()
  }

  /** The server hears of the change as an editor tells it: the replaced range and the new text. */
  async #follow({ path, text }: Ask): Promise<string> {
    const uri = `${FOLDER}/${path}`
    const before = this.#open.get(uri)
    this.#open.set(uri, text)
    if (before === undefined) {
      await this.editor.open(uri, text)
      return uri
    }
    let start = 0
    while (start < before.length && before[start] === text[start]) start++
    let end = 0
    while (end < Math.min(before.length, text.length) - start && before.at(-1 - end) === text.at(-1 - end))
      end++
    await this.editor.edit(uri, start, before.length - end, text.slice(start, text.length - end))
    return uri
  }
}

function asRuntime(server: ModelServer): Ollama {
  return {
    ...answering(() => ''),
    async *generate({ prompt, maxTokens, stop }, signal) {
      const { prefix, suffix } = parsePrompt(prompt)
      yield* server.generate({ prefix, suffix, maxTokens, stop }, signal ?? new AbortController().signal)
    },
  }
}
