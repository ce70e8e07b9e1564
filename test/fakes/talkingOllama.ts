/** An Ollama server over HTTP with a model that was taught to talk: it says what a test wrote down, and waits there. */
import { type IncomingMessage, type Server, type ServerResponse, createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { json } from 'node:stream/consumers'

interface Asked {
  readonly prompt?: string
  readonly messages?: readonly { readonly role: string; readonly content: string }[]
}

/** Here it waits until it is told to go on, or nobody listens any more. */
export const WAITS = '\u0001'

export class TalkingOllama {
  readonly model = 'talking:1.5b'
  /** What it says next; the last goes on for ever. */
  readonly says: string[] = []
  /** The messages of every chat, the newest last. */
  readonly asked: string[] = []
  /** Chats that were cut off by the other side. */
  cutOff = 0
  readonly #server: Server
  #goesOn = Promise.withResolvers<void>()

  private constructor() {
    this.#server = createServer((request, response) => {
      void this.#answer(request, response)
    })
  }

  static async start(): Promise<TalkingOllama> {
    const ollama = new TalkingOllama()
    await new Promise<void>((resolve) => ollama.#server.listen(0, '127.0.0.1', resolve))
    return ollama
  }

  get url(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`
  }

  goOn(): void {
    this.#goesOn.resolve()
    this.#goesOn = Promise.withResolvers()
  }

  async stop(): Promise<void> {
    this.#server.closeAllConnections()
    await new Promise((resolve) => this.#server.close(resolve))
  }

  async #answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const asked = request.method === 'POST' ? ((await json(request)) as Asked) : {}
    const send = (answer: unknown): void => {
      response.setHeader('content-type', 'application/json')
      response.end(`${JSON.stringify(answer)}\n`)
    }
    const details = { format: 'gguf', family: 'qwen2', parameter_size: '1.5B', quantization_level: 'Q8_0' }
    const { model } = this
    switch (request.url) {
      case '/api/version':
        send({ version: '0.30.0' })
        return
      case '/api/tags':
        send({ models: [{ name: model, model, size: 1, digest: 'a'.repeat(64), modified_at: '', details }] })
        return
      case '/api/show':
        send({ modelfile: 'FROM /models/talking', template: '{{ .Messages }}', details, model_info: {} })
        return
      case '/api/generate':
        send({ model, created_at: '', response: '', done: true })
        return
      case '/api/chat':
        await this.#chat(asked, response)
        return
      default:
        response.statusCode = 404
        send({ error: `${request.url} is not part of this fake` })
    }
  }

  async #chat({ messages = [] }: Asked, response: ServerResponse): Promise<void> {
    this.asked.push(messages.map(({ role, content }) => `${role}: ${content}`).join('\n'))
    const left = new Promise<void>((resolve) => response.once('close', resolve))
    const chunk = (content: string, done: boolean): string =>
      `${JSON.stringify({ model: this.model, created_at: '', message: { role: 'assistant', content }, done })}\n`
    const text = (this.says.length > 1 ? this.says.shift() : this.says[0]) ?? ''
    for (const [at, part] of text.split(WAITS).entries()) {
      if (at > 0) await Promise.race([this.#goesOn.promise, left])
      if (response.destroyed) {
        this.cutOff++
        return
      }
      // In pieces, as a model does.
      for (const piece of part.match(/[\s\S]{1,4}/g) ?? []) response.write(chunk(piece, false))
    }
    response.end(chunk('', true))
  }
}
