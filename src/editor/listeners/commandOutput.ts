/** The end of what a command writes to its terminal, and only of commands that may build, test or lint. */

/** As much as a summary and its errors need; VS Code hands the stream over in pieces. */
const mostCharacters = 256 * 1024
const known =
  /(?:^|[\s"'&;|(/\\])(?:dotnet|msbuild|ng|nx|npm|npx|pnpm|pnpx|yarn|bun|bunx|tsc|vite|vitest|jest|karma|playwright|eslint)(?:\.(?:exe|cmd))?(?:$|[\s"'])/i

export function mayReport(command: string): boolean {
  return known.test(command)
}

export class CommandOutput {
  #pieces: string[] = []
  #length = 0
  /** Resolves when the stream has ended; it may never do so. */
  readonly ended: Promise<void>

  constructor(stream: AsyncIterable<string>) {
    this.ended = this.#read(stream)
  }

  get text(): string {
    return this.#pieces.join('').slice(-mostCharacters)
  }

  async #read(stream: AsyncIterable<string>): Promise<void> {
    try {
      for await (const piece of stream) this.#add(piece)
    } catch {
      // The terminal is gone; what came before it went counts all the same.
    }
  }

  #add(piece: string): void {
    this.#pieces.push(piece)
    this.#length += piece.length
    while (this.#length - this.#pieces[0]!.length > mostCharacters)
      this.#length -= this.#pieces.shift()!.length
  }
}
