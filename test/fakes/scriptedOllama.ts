/** An Ollama server over HTTP whose model writes what a test wrote down: for what must be certain in a real editor. */
import { type IncomingMessage, type Server, type ServerResponse, createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { json } from 'node:stream/consumers'

interface Asked {
  readonly prompt?: string
  readonly stream?: boolean
  readonly options?: { readonly stop?: readonly string[] }
}

/** Where the text before the cursor ends like this, or goes on with a part of the text, the rest of the text comes. */
interface Line {
  readonly behind: string
  readonly text: string
}

export class ScriptedOllama {
  /** Text before the cursor of every request for an answer, the newest last. */
  readonly asked: string[] = []
  /** The whole prompts of them. */
  readonly prompts: string[] = []
  readonly #lines: Line[] = []
  readonly #server: Server

  private constructor() {
    this.#server = createServer((request, response) => {
      void this.#answer(request, response)
    })
  }

  static async start(): Promise<ScriptedOllama> {
    const ollama = new ScriptedOllama()
    await new Promise<void>((resolve) => ollama.#server.listen(0, '127.0.0.1', resolve))
    return ollama
  }

  /** The one model that it has. */
  readonly model = 'scripted:1.5b-base'

  get url(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`
  }

  /** @param behind what stands before the cursor, directly; lines end with `\n` */
  says(behind: string, text: string): void {
    this.#lines.push({ behind, text })
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
        send({ modelfile: 'FROM /models/scripted', template: '{{ .Prompt }}', details, model_info: {} })
        return
      case '/api/generate':
        this.#generate(asked, response)
        return
      default:
        response.statusCode = 404
        send({ error: `${request.url} is not part of this fake` })
    }
  }

  #generate({ prompt = '', options }: Asked, response: ServerResponse): void {
    const chunk = (text: string, done: boolean): string =>
      `${JSON.stringify({ model: this.model, created_at: '', response: text, done })}\n`
    const before = textBefore(prompt)
    if (prompt !== '') {
      this.asked.push(before)
      this.prompts.push(prompt)
    }
    const text = this.#textBehind(before)
    const ends = (options?.stop ?? []).map((stop) => text.indexOf(stop)).filter((at) => at >= 0)
    const answer = text.slice(0, Math.min(text.length, ...ends))
    // In pieces, as a model does.
    for (const piece of answer.match(/[\s\S]{1,4}/g) ?? []) response.write(chunk(piece, false))
    response.end(chunk('', true))
  }

  #textBehind(before: string): string {
    for (const { behind, text } of this.#lines) {
      const at = before.lastIndexOf(behind)
      const typed = before.slice(at + behind.length)
      if (at >= 0 && typed !== text && text.startsWith(typed)) return text.slice(typed.length)
    }
    return ''
  }
}

/** Of a prompt with a hole in Qwen's format. */
function textBefore(prompt: string): string {
  return (/<\|fim_prefix\|>([\s\S]*)<\|fim_suffix\|>/.exec(prompt)?.[1] ?? '').replaceAll('\r\n', '\n')
}
