/** Unpacks an npm tarball, and refuses one that would write anywhere but into its folder. */
import { mkdir } from 'node:fs/promises'
import { type ReadEntry, extract } from 'tar'

/** Files and folders alone: npm packs no links, and a link is how an archive gets out of its folder. */
const KINDS: ReadonlySet<string> = new Set(['File', 'OldFile', 'ContiguousFile', 'Directory', 'GNUDumpDir'])

/** The archive's first folder, usually `package`, becomes `folder`. Throws at anything that is not plain. */
export async function unpack(tarball: string, folder: string): Promise<void> {
  await mkdir(folder, { recursive: true })
  let refused: ReadEntry | undefined
  await extract({
    file: tarball,
    cwd: folder,
    strip: 1,
    // Turns what is only warned about, such as `..` in a path, into an error.
    strict: true,
    preserveOwner: false,
    noMtime: true,
    onReadEntry: (entry) => {
      // Some packages were packed with modes that keep their own files from being read or removed.
      entry.mode = (entry.mode ?? 0) | (entry.type === 'Directory' ? 0o755 : 0o644)
    },
    filter: (_, entry) => {
      const plain = 'type' in entry && KINDS.has(entry.type)
      if (!plain) refused = entry as ReadEntry
      return plain
    },
  })
  if (refused !== undefined)
    throw new Error(`${refused.path} is a ${refused.type}, which a package may not have.`)
}
