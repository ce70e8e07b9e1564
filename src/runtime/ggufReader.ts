/** Reads the little-endian numbers and strings of a GGUF header from the start of a file, in order. */
import { type FileHandle, open } from 'node:fs/promises'

const blockSize = 1 << 20

export class GgufReader {
  private block: Buffer = Buffer.alloc(0)
  private inBlock = 0
  private blockStart = 0

  private constructor(private readonly file: FileHandle) {}

  static async open(path: string): Promise<GgufReader> {
    return new GgufReader(await open(path, 'r'))
  }

  close(): Promise<void> {
    return this.file.close()
  }

  /** Bytes from the start of the file to the next unread one. */
  get offset(): number {
    return this.blockStart + this.inBlock
  }

  async bytes(count: number): Promise<Buffer> {
    await this.need(count)
    const found = this.block.subarray(this.inBlock, this.inBlock + count)
    this.inBlock += count
    return found
  }

  async skip(count: number): Promise<void> {
    if (this.inBlock + count <= this.block.length) {
      this.inBlock += count
      return
    }
    this.blockStart = this.offset + count
    this.block = Buffer.alloc(0)
    this.inBlock = 0
  }

  async uint32(): Promise<number> {
    return (await this.bytes(4)).readUInt32LE(0)
  }

  /** Exact up to 2^53, far beyond any count or length in a file that fits a disk. */
  async uint64(): Promise<number> {
    return Number((await this.bytes(8)).readBigUInt64LE(0))
  }

  async text(): Promise<string> {
    return (await this.bytes(await this.uint64())).toString('utf8')
  }

  /** Skips `count` length-prefixed strings, walking each block without a promise a string. */
  async skipTexts(count: number): Promise<void> {
    let left = count
    while (left > 0) {
      await this.need(8)
      while (left > 0 && this.inBlock + 8 <= this.block.length) {
        const length = Number(this.block.readBigUInt64LE(this.inBlock))
        this.inBlock += 8
        left -= 1
        if (this.inBlock + length > this.block.length) await this.skip(length)
        else this.inBlock += length
      }
    }
  }

  private async need(count: number): Promise<void> {
    if (this.inBlock + count <= this.block.length) return
    if (count > blockSize * 64) throw new Error('unexpected length in GGUF header')
    const start = this.offset
    const buffer = Buffer.alloc(Math.max(blockSize, count))
    const { bytesRead } = await this.file.read(buffer, 0, buffer.length, start)
    if (bytesRead < count) throw new Error('unexpected EOF')
    this.block = buffer.subarray(0, bytesRead)
    this.blockStart = start
    this.inBlock = 0
  }
}
