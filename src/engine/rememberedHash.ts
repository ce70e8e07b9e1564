/** The sha256 of a file of gigabytes, remembered with its size and time, so that a start need not read it again. */
import { readFile, stat } from 'node:fs/promises'
import { resolve } from 'node:path'
import { z } from 'zod'
import { sha256OfFile, writeWhole } from '#platform/files'

const rememberedSchema = z.record(
  z.string(),
  z.object({ size: z.number(), modifiedAt: z.number(), sha256: z.string() }),
)

/** Lower-case hex, or null where there is no such file. @param memory a JSON file; one that cannot be read is empty */
export async function rememberedHash(file: string, memory: string): Promise<string | null> {
  const path = resolve(file)
  const found = await stat(path).catch(() => null)
  if (!found?.isFile()) return null
  const { size, mtimeMs: modifiedAt } = found
  const remembered = await read(memory)
  const known = remembered[path]
  if (known?.size === size && known.modifiedAt === modifiedAt) return known.sha256
  const sha256 = await sha256OfFile(path)
  await writeWhole(memory, JSON.stringify({ ...remembered, [path]: { size, modifiedAt, sha256 } })).catch(
    () => {
      // A full disk, or one that is not to be written to: it is found out again next time.
    },
  )
  return sha256
}

async function read(memory: string): Promise<z.infer<typeof rememberedSchema>> {
  const text = await readFile(memory, 'utf8').catch(() => '{}')
  try {
    return rememberedSchema.parse(JSON.parse(text))
  } catch {
    // Half a file or another program's: what it remembered is found out again.
    return {}
  }
}
