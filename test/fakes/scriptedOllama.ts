/** An Ollama server over HTTP whose model writes what a test wrote down: for what must be certain in a real editor. */
import type { ServerResponse } from 'node:http'
import { HttpOllama } from './httpOllama'

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
  #server!: HttpOllama

  static async start(): Promise<ScriptedOllama> {
    const ollama = new ScriptedOllama()
    ollama.#server = await HttpOllama.start({
      model: ollama.model,
      template: '{{ .Prompt }}',
      answers: {
        '/api/generate': (asked: Asked, response: ServerResponse) => {
          ollama.#generate(asked, response)
        },
      },
    })
    return ollama
  }

  /** The one model that it has. */
  readonly model = 'scripted:1.5b-base'

  get url(): string {
    return this.#server.url
  }

  /** @param behind what stands before the cursor, directly; lines end with `\n` */
  says(behind: string, text: string): void {
    this.#lines.push({ behind, text })
  }

  async stop(): Promise<void> {
    await this.#server.stop()
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
