/** Small GGUF files for tests: headers without weights, and the toy model with more in its header. */
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

export const toyPath = fileURLToPath(new URL('../../models/toy-base.Q8_0.gguf', import.meta.url))

const headerBytes = 4 + 4 + 8 + 8
const stringType = 8

/** A header that says these things, and nothing else: it can be created from, but not loaded. */
export function headerOnly(pairs: Readonly<Record<string, string>>): Buffer {
  const entries = Object.entries(pairs)
  return Buffer.concat([
    header(0n, BigInt(entries.length)),
    ...entries.map(([key, value]) => pair(key, value)),
  ])
}

/** The toy model as another file: bytes after the weights change nothing but the digest. */
export function toyVariant(variant: number): Buffer {
  return Buffer.concat([readFileSync(toyPath), Buffer.alloc(variant)])
}

/** The toy model with a chat template. Weights start at a multiple of 32 bytes, so the new pair is padded to one. */
export function toyWithChatTemplate(template: string): Buffer {
  const toy = readFileSync(toyPath)
  const key = 'tokenizer.chat_template'
  const length = pair(key, `${template}{##}`).length
  const padded = pair(key, `${template}{#${' '.repeat((32 - (length % 32)) % 32)}#}`)
  const start = header(toy.readBigUInt64LE(8), toy.readBigUInt64LE(16) + 1n)
  return Buffer.concat([start, padded, toy.subarray(headerBytes)])
}

function header(tensors: bigint, pairs: bigint): Buffer {
  const bytes = Buffer.alloc(headerBytes)
  bytes.write('GGUF', 0, 'latin1')
  bytes.writeUInt32LE(3, 4)
  bytes.writeBigUInt64LE(tensors, 8)
  bytes.writeBigUInt64LE(pairs, 16)
  return bytes
}

function pair(key: string, value: string): Buffer {
  const type = Buffer.alloc(4)
  type.writeUInt32LE(stringType, 0)
  return Buffer.concat([text(key), type, text(value)])
}

function text(value: string): Buffer {
  const bytes = Buffer.from(value)
  const length = Buffer.alloc(8)
  length.writeBigUInt64LE(BigInt(bytes.length), 0)
  return Buffer.concat([length, bytes])
}
