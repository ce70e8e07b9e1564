/** Syntax trees of the newest texts. They lie outside JavaScript's memory, so only this file frees one. */
import { type Language as TreeSitterLanguage, Parser, type Tree } from 'web-tree-sitter'
import { editBetween } from './editBetween'

/** A text as it was given. `key` names the document that it is a version of. */
export interface Source {
  readonly text: string
  readonly grammar: TreeSitterLanguage
  readonly key: string | null
}

export class TreePool {
  /** The newest last. */
  readonly #trees = new Map<Source, Tree>()
  readonly #parser = new Parser()

  constructor(
    private readonly limits: {
      readonly trees: number
      readonly perKey: number
      readonly milliseconds: number
    },
  ) {}

  /** The tree of a text, made from the newest one of its document; null where that takes too long. */
  parse(source: Source): Tree | null {
    return this.#make(source, this.limits.milliseconds)
  }

  /**
   * The tree of a text that was parsed before. One that had to give way is made again, so that nobody holds a freed
   * one. It is good until the next call, and is not to be kept.
   */
  treeOf(source: Source): Tree {
    const tree = this.#trees.get(source) ?? this.#make(source, Infinity)
    if (tree === null) throw new Error('Parsing ended early although nothing limits it.')
    return tree
  }

  #make(source: Source, milliseconds: number): Tree | null {
    const end = performance.now() + milliseconds
    const base = this.#baseFor(source)
    // Drops also what a parse that was given up has left.
    this.#parser.setLanguage(source.grammar)
    const tree = this.#parser.parse(source.text, base, { progressCallback: () => performance.now() > end })
    base?.delete()
    if (tree === null) return null
    this.#trees.set(source, tree)
    this.#makeRoom(source.key)
    return tree
  }

  /** A copy of the newest tree of the document, shifted to where its pieces lie in the new text. */
  #baseFor({ text, grammar, key }: Source): Tree | null {
    const newest =
      key === null
        ? undefined
        : [...this.#trees].findLast(([other]) => other.key === key && other.grammar === grammar)
    if (newest === undefined) return null
    const tree = newest[1].copy()
    const edit = editBetween(newest[0].text, text)
    if (edit !== null) tree.edit(edit)
    return tree
  }

  #makeRoom(key: string | null): void {
    const ofKey = [...this.#trees.keys()].filter((source) => key !== null && source.key === key)
    for (const source of ofKey.slice(0, -this.limits.perKey)) this.#free(source)
    for (const source of this.#trees.keys()) {
      if (this.#trees.size <= this.limits.trees) return
      this.#free(source)
    }
  }

  #free(source: Source): void {
    this.#trees.get(source)?.delete()
    this.#trees.delete(source)
  }
}
