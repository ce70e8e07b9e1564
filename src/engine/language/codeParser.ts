/** Reads C# and TypeScript with tree-sitter, anew at every key and yet quickly. */
import type { Language as TreeSitterLanguage } from 'web-tree-sitter'
import { codeSyntax } from './codeSyntax'
import { csharpGrammar } from './csharpGrammar'
import type { Grammar } from './grammar'
import type { Syntax } from './syntax'
import { type Source, TreePool } from './treePool'
import { typescriptGrammar } from './typescriptGrammar'
import type { ParsedLanguage } from './wasmGrammars'

const grammars: Readonly<Record<ParsedLanguage, Grammar>> = {
  csharp: csharpGrammar,
  typescript: typescriptGrammar,
  tsx: typescriptGrammar,
}

/** A file of 8,000 lines takes a fifth of it; what takes longer is no code. */
const LONGEST_PARSE_MS = 1000

export class CodeParser {
  readonly #documents = new TreePool({ trees: 24, perKey: 3, milliseconds: LONGEST_PARSE_MS })
  readonly #unnamed = new TreePool({ trees: 4, perKey: 4, milliseconds: LONGEST_PARSE_MS })

  constructor(private readonly languages: ReadonlyMap<ParsedLanguage, TreeSitterLanguage>) {}

  /** Null where the text takes too long. */
  parse(text: string, language: ParsedLanguage, key: string | null): Syntax | null {
    const treeSitter = this.languages.get(language)
    if (treeSitter === undefined) return null
    const pool = key === null ? this.#unnamed : this.#documents
    const source: Source = { text, grammar: treeSitter, key }
    if (pool.parse(source) === null) return null
    return codeSyntax(text, grammars[language], () => pool.treeOf(source))
  }
}
