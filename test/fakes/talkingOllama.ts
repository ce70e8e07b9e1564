/** An Ollama server over HTTP with a model that was taught to talk: it says what a test wrote down, and waits there. */
import type { ServerResponse } from 'node:http'
import { HttpOllama } from './httpOllama'

interface Asked {
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
  #server!: HttpOllama
  #goesOn = Promise.withResolvers<void>()

  static async start(): Promise<TalkingOllama> {
    const ollama = new TalkingOllama()
    ollama.#server = await HttpOllama.start({
      model: ollama.model,
      template: '{{ .Messages }}',
      answers: { '/api/chat': (asked: Asked, response: ServerResponse) => ollama.#chat(asked, response) },
    })
    return ollama
  }

  get url(): string {
    return this.#server.url
  }

  goOn(): void {
    this.#goesOn.resolve()
    this.#goesOn = Promise.withResolvers()
  }

  async stop(): Promise<void> {
    await this.#server.stop()
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
