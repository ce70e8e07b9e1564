/** What the header of a GGUF file says about the model: its key-value pairs and its number of parameters. */
import { GgufReader } from './ggufReader'

export interface GgufMetadata {
  /** Long lists (tokens, merges) are null. */
  readonly keyValues: Readonly<Record<string, string | number | boolean | null>>
  readonly parameterCount: number
}

const valueType = { uint8: 0, int8: 1, bool: 7, string: 8, array: 9 } as const

/** Bytes and reader of each number type, by its number in the GGUF specification. */
const numbers = new Map<number, readonly [size: number, read: (bytes: Buffer) => number]>([
  [valueType.uint8, [1, (bytes) => bytes.readUInt8(0)]],
  [valueType.int8, [1, (bytes) => bytes.readInt8(0)]],
  [2, [2, (bytes) => bytes.readUInt16LE(0)]],
  [3, [2, (bytes) => bytes.readInt16LE(0)]],
  [4, [4, (bytes) => bytes.readUInt32LE(0)]],
  [5, [4, (bytes) => bytes.readInt32LE(0)]],
  [6, [4, (bytes) => bytes.readFloatLE(0)]],
  [valueType.bool, [1, (bytes) => bytes.readUInt8(0)]],
  [10, [8, (bytes) => Number(bytes.readBigUInt64LE(0))]],
  [11, [8, (bytes) => Number(bytes.readBigInt64LE(0))]],
  [12, [8, (bytes) => bytes.readDoubleLE(0)]],
])

/** Whether the file starts as a GGUF file does. Throws what the file system throws. */
export async function hasGgufMagic(path: string): Promise<boolean> {
  const reader = await GgufReader.open(path)
  try {
    return (await reader.bytes(4)).toString('latin1') === 'GGUF'
  } catch (error) {
    if (error instanceof Error && error.message === 'unexpected EOF') return false
    throw error
  } finally {
    await reader.close()
  }
}

/** Throws when the header is cut short or holds a type that no version of the format has. */
export async function readGgufMetadata(path: string): Promise<GgufMetadata> {
  const reader = await GgufReader.open(path)
  try {
    await reader.skip(4)
    const version = await reader.uint32()
    if (version < 2 || version > 3) throw new Error(`unsupported GGUF version ${version}`)
    const tensors = await reader.uint64()
    const pairs = await reader.uint64()
    const keyValues: Record<string, string | number | boolean | null> = {}
    for (let pair = 0; pair < pairs; pair++) {
      const key = await reader.text()
      keyValues[key] = await readValue(reader, await reader.uint32())
    }
    let parameterCount = 0
    for (let tensor = 0; tensor < tensors; tensor++) parameterCount += await readTensorSize(reader)
    return { keyValues, parameterCount }
  } finally {
    await reader.close()
  }
}

async function readValue(reader: GgufReader, type: number): Promise<string | number | boolean | null> {
  if (type === valueType.string) return reader.text()
  if (type === valueType.array) {
    await skipArray(reader)
    return null
  }
  const [size, read] = numberType(type)
  const value = read(await reader.bytes(size))
  return type === valueType.bool ? value !== 0 : value
}

async function skipArray(reader: GgufReader): Promise<void> {
  const type = await reader.uint32()
  const count = await reader.uint64()
  if (type === valueType.string) await reader.skipTexts(count)
  else if (type === valueType.array) for (let item = 0; item < count; item++) await skipArray(reader)
  else await reader.skip(count * numberType(type)[0])
}

function numberType(type: number): readonly [size: number, read: (bytes: Buffer) => number] {
  const found = numbers.get(type)
  if (!found) throw new Error(`unknown GGUF value type ${type}`)
  return found
}

/** Reads one tensor's description: name, dimensions, type, offset. Returns its number of elements. */
async function readTensorSize(reader: GgufReader): Promise<number> {
  await reader.text()
  const dimensions = await reader.uint32()
  let elements = 1
  for (let dimension = 0; dimension < dimensions; dimension++) elements *= await reader.uint64()
  await reader.skip(4 + 8)
  return elements
}
