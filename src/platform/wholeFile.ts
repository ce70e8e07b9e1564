/** A file that is written piece by piece beside its place, and moved there only when it is whole. */
import { createHash } from 'node:crypto'
import { type FileHandle, mkdir, open, rm } from 'node:fs/promises'
import { dirname } from 'node:path'
import { replaceFile } from './files'

/** Characters that are gathered before they are written. */
const PIECE = 1 << 20

export class WholeFile {
  readonly #hash = createHash('sha256')
  readonly #path: string
  readonly #temporary: string
  readonly #file: FileHandle
  #waiting = ''

  private constructor(path: string, temporary: string, file: FileHandle) {
    this.#path = path
    this.#temporary = temporary
    this.#file = file
  }

  static async begin(path: string): Promise<WholeFile> {
    await mkdir(dirname(path), { recursive: true })
    const temporary = `${path}.${process.pid}.part`
    return new WholeFile(path, temporary, await open(temporary, 'w'))
  }

  async write(text: string): Promise<void> {
    this.#waiting += text
    if (this.#waiting.length >= PIECE) await this.#flush()
  }

  /** Moves it into place. Returns its sha256, lower-case hex. */
  async finish(): Promise<string> {
    await this.#flush()
    await this.#file.sync()
    await this.#file.close()
    await replaceFile(this.#temporary, this.#path)
    return this.#hash.digest('hex')
  }

  /** Leaves nothing behind. */
  async abandon(): Promise<void> {
    await this.#file.close()
    await rm(this.#temporary, { force: true })
  }

  async #flush(): Promise<void> {
    const bytes = Buffer.from(this.#waiting)
    this.#waiting = ''
    this.#hash.update(bytes)
    await this.#file.writeFile(bytes)
  }
}
