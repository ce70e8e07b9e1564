/** The compiled grammars: beside the bundle in a package, in node_modules while developing. */
import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { fileURLToPath } from 'node:url'
import { Language as TreeSitterLanguage, Parser } from 'web-tree-sitter'
import type { Language } from '#contracts/language'

/** Languages that tree-sitter reads. */
export type ParsedLanguage = Extract<Language, 'csharp' | 'typescript' | 'tsx'>

const grammarFile: Readonly<Record<ParsedLanguage, string>> = {
  csharp: 'tree-sitter-c-sharp.wasm',
  typescript: 'tree-sitter-typescript.wasm',
  tsx: 'tree-sitter-tsx.wasm',
}

/**
 * @param pathOf finds a file of a package
 * @throws where a file is missing or is not what this version of tree-sitter reads
 */
export async function loadGrammars(
  pathOf = findFile,
): Promise<ReadonlyMap<ParsedLanguage, TreeSitterLanguage>> {
  await Parser.init({ wasmBinary: await readFile(pathOf('web-tree-sitter', 'web-tree-sitter.wasm')) })
  const languages = Object.keys(grammarFile) as ParsedLanguage[]
  return new Map(
    await Promise.all(
      languages.map(async (language) => {
        const bytes = await readFile(pathOf('@vscode/tree-sitter-wasm/wasm', grammarFile[language]))
        return [language, await TreeSitterLanguage.load(bytes)] as const
      }),
    ),
  )
}

function findFile(packageFolder: string, name: string): string {
  const beside = fileURLToPath(new URL(name, import.meta.url))
  if (existsSync(beside)) return beside
  return createRequire(import.meta.url).resolve(`${packageFolder}/${name}`)
}
