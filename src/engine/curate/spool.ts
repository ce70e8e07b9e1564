/** Candidates for a dataset, kept in a file until it is chosen among them: in memory is only where each stands. */
import { type FileHandle, mkdir, open, rm } from 'node:fs/promises'
import { dirname } from 'node:path'
import type { Example } from '#contracts/example'

/** Bytes that are gathered before they are written. */
const PIECE = 1 << 20

/** Where an example stands. */
export interface SpoolPlace {
  readonly offset: number
  readonly length: number
}

export class Spool {
  #waiting: Buffer[] = []
  #waitingBytes = 0
  #written = 0
  /** One write after the other, and no read before its bytes are there. */
  #flushed = Promise.resolve()

  private constructor(
    private readonly path: string,
    private readonly file: FileHandle,
  ) {}

  static async open(path: string): Promise<Spool> {
    await mkdir(dirname(path), { recursive: true })
    return new Spool(path, await open(path, 'w+'))
  }

  async add(example: Example): Promise<SpoolPlace> {
    const bytes = Buffer.from(JSON.stringify(example))
    const place = { offset: this.#written + this.#waitingBytes, length: bytes.length }
    this.#waiting.push(bytes)
    this.#waitingBytes += bytes.length
    if (this.#waitingBytes >= PIECE) await this.#flush()
    return place
  }

  async read({ offset, length }: SpoolPlace): Promise<Example> {
    await this.#flush()
    const bytes = Buffer.allocUnsafe(length)
    await this.file.read(bytes, 0, length, offset)
    return JSON.parse(bytes.toString()) as Example
  }

  /** Leaves nothing behind. */
  async close(): Promise<void> {
    await this.file.close()
    await rm(this.path, { force: true, maxRetries: 5 })
  }

  async #flush(): Promise<void> {
    if (this.#waitingBytes > 0) {
      const bytes = Buffer.concat(this.#waiting)
      const at = this.#written
      this.#waiting = []
      this.#waitingBytes = 0
      this.#written += bytes.length
      this.#flushed = this.#flushed.then(() => this.#write(bytes, at))
    }
    await this.#flushed
  }

  async #write(bytes: Buffer, at: number): Promise<void> {
    for (let done = 0; done < bytes.length;)
      done += (await this.file.write(bytes, done, bytes.length - done, at + done)).bytesWritten
  }
}
