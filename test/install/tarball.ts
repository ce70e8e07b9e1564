/** npm tarballs made byte by byte, so that a test can make one that npm never would. */
import { createHash } from 'node:crypto'
import { gzipSync } from 'node:zlib'
import { Header } from 'tar'

export interface TarEntry {
  readonly path: string
  readonly text?: string
  /** Makes it a symbolic link. */
  readonly linkTo?: string
}

export function tarball(entries: readonly TarEntry[]): Buffer {
  const blocks = entries.flatMap(({ path, text = '', linkTo }) => {
    const header = Buffer.alloc(512)
    const type = linkTo === undefined ? 'File' : 'SymbolicLink'
    const size = Buffer.byteLength(text)
    new Header({
      path,
      type,
      size,
      mode: 0o600,
      ...(linkTo === undefined ? {} : { linkpath: linkTo }),
    }).encode(header)
    const content = Buffer.alloc(Math.ceil(size / 512) * 512)
    content.write(text)
    return [header, content]
  })
  return gzipSync(Buffer.concat([...blocks, Buffer.alloc(1024)]))
}

export function integrityOf(bytes: Buffer): string {
  return `sha512-${createHash('sha512').update(bytes).digest('base64')}`
}
