/** The guard set: fixed general code, the same in every dataset, on which it shows what a version has forgotten. */
import { existsSync } from 'node:fs'
import { readFile, readdir } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import type { FimExample } from '#contracts/example'
import { languageOf, loadParsers } from '#engine/language/language'
import { sha256 } from '#platform/files'
import { type FimOptions, fimExamples } from '#engine/curate/places/fimExamples'

const EXAMPLES_PER_FILE = 8

/** In a fixed order; the same for the same options. Names of its files begin with `guard/`. */
export async function guardExamples(options: FimOptions): Promise<FimExample[]> {
  await loadParsers()
  const files = Object.entries(await guardTexts()).sort(([left], [right]) => (left < right ? -1 : 1))
  return files.flatMap(([name, text]) => {
    const path = `guard/${name}`
    const language = languageOf(name)
    if (language === null) throw new Error(`The guard set holds ${name}, whose language nobody knows.`)
    const facts = { path, language, text, hash: sha256(text), group: path, split: 'test', at: null } as const
    return fimExamples(facts, { ...options, examplesPerFile: EXAMPLES_PER_FILE }).map((example) => ({
      ...example,
      source: { kind: 'guard' as const },
    }))
  })
}

/** Texts by name: beside the bundle in a package, in their own folder while developing. */
async function guardTexts(): Promise<Record<string, string>> {
  const packed = fileURLToPath(new URL('guard.json', import.meta.url))
  if (existsSync(packed)) return JSON.parse(await readFile(packed, 'utf8')) as Record<string, string>
  const folder = new URL('../../../models/guard/', import.meta.url)
  const texts: Record<string, string> = {}
  for (const name of await readdir(folder)) texts[name] = await readFile(new URL(name, folder), 'utf8')
  return texts
}
