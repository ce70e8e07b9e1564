/** An Ollama server over HTTP with one model, for fakes that say what the model answers. */
import { type IncomingMessage, type Server, type ServerResponse, createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { json } from 'node:stream/consumers'

export interface HttpOllamaParts {
  readonly model: string
  readonly template: string
  /** Writes the answer to a request and ends it; by path. */
  readonly answers: Readonly<Record<string, (asked: never, response: ServerResponse) => void | Promise<void>>>
}

export class HttpOllama {
  readonly #server: Server

  private constructor(private readonly parts: HttpOllamaParts) {
    this.#server = createServer((request, response) => {
      void this.#answer(request, response)
    })
  }

  static async start(parts: HttpOllamaParts): Promise<HttpOllama> {
    const ollama = new HttpOllama(parts)
    await new Promise<void>((resolve) => ollama.#server.listen(0, '127.0.0.1', resolve))
    return ollama
  }

  get url(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`
  }

  async stop(): Promise<void> {
    this.#server.closeAllConnections()
    await new Promise((resolve) => this.#server.close(resolve))
  }

  async #answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const asked: unknown = request.method === 'POST' ? await json(request) : {}
    const { model, template, answers } = this.parts
    const details = { format: 'gguf', family: 'qwen2', parameter_size: '1.5B', quantization_level: 'Q8_0' }
    const send = (answer: unknown): void => {
      response.setHeader('content-type', 'application/json')
      response.end(`${JSON.stringify(answer)}\n`)
    }
    const own = answers[request.url ?? '']
    if (own !== undefined) {
      await own(asked as never, response)
      return
    }
    switch (request.url) {
      case '/api/version':
        send({ version: '0.30.0' })
        return
      case '/api/tags':
        send({ models: [{ name: model, model, size: 1, digest: 'a'.repeat(64), modified_at: '', details }] })
        return
      case '/api/show':
        send({ modelfile: 'FROM /models/fake', template, details, model_info: {} })
        return
      case '/api/generate':
        send({ model, created_at: '', response: '', done: true })
        return
      default:
        response.statusCode = 404
        send({ error: `${request.url} is not part of this fake` })
    }
  }
}
