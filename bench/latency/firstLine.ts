/** The first line of a streamed answer, read as plainly as it can be: the text that a one-line suggestion needs. */
import { generateChunkSchema } from '#contracts/ollamaProtocol'

export class FirstLine {
  text = ''
  /** Nothing that still comes belongs to it. */
  isWhole = false
  #rest = ''
  readonly #decoder = new TextDecoder()

  add(bytes: Uint8Array): void {
    const lines = (this.#rest + this.#decoder.decode(bytes, { stream: true })).split('\n')
    this.#rest = lines.pop() ?? ''
    for (const line of lines) {
      if (this.isWhole) return
      const { response, done } = generateChunkSchema.parse(JSON.parse(line))
      const end = response.indexOf('\n')
      this.text += end < 0 ? response : response.slice(0, end)
      this.isWhole = done || end >= 0
    }
  }
}
