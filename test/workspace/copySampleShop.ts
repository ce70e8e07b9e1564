// Makes a workspace of one's own from the sample shop; who asks for it removes it.

import { cpSync, mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'

const sampleShop = join(import.meta.dirname, '..', 'fixtures', 'sample-shop')
const builtHere = new Set(['bin', 'obj', 'dist', 'node_modules', '.angular'])

/** The path of the new folder, without what someone may have built in the sample. */
export function copySampleShop(): string {
  const folder = mkdtempSync(join(tmpdir(), 'sample-shop-'))
  cpSync(sampleShop, folder, { recursive: true, filter: (source) => !builtHere.has(basename(source)) })
  return folder
}
