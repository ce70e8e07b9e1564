/** The candidates of all sources at a place, from what is known right now. */
import type { ContextSnippet } from '#contracts/contextSnippet'
import type { Candidates } from './chooseSnippets'
import { cutAtLine } from './cutAtLine'
import type { EditorDeclarations } from './editorDeclarations'
import type { Library } from './library'
import type { Range } from './lineRange'
import { declaredTypes } from './outline'
import type { Place } from './place'
import type { RecentEdits } from './recentEdits'
import { similar } from './similar'

/** Tabby's setting. */
const MOST_DECLARATIONS = 5
const MOST_SIBLINGS = 3
const MOST_CHARACTERS = 600
/** Where services meet their interfaces in .NET; the rest of these files is set-up. */
const registration = /\.(?:Add|TryAdd)\w*\s*[<(]/

export class Gatherer {
  constructor(
    private readonly library: Library,
    private readonly editor: EditorDeclarations,
    private readonly edits: RecentEdits,
  ) {}

  /** @param inPrompt what of the text stands in the prompt already */
  gather(place: Place, inPrompt: Range, now: number): Candidates {
    const { open, digests } = this.library
    return {
      declaration: this.#declarations(place),
      recentEdit: this.edits.snippets(place, inPrompt, now, (uri) => open.get(uri)),
      sibling: this.#siblings(place),
      similar: similar(place, open.others(place), (document) => digests.of(document)?.windows ?? []),
    }
  }

  #declarations(place: Place): ContextSnippet[] {
    const { workspace } = place
    const fromEditor = this.editor.of(place)
    const said = new Set(fromEditor.flatMap(({ text }) => declaredTypes(text)))
    const located = this.library.inSight(place).flatMap(({ name, path }) => {
      const entry = this.library.outlineOf({ workspace, path }).find((other) => other.name === name)
      return entry === undefined || said.has(name) ? [] : [{ path, text: entry.signature }]
    })
    return [...fromEditor, ...located]
      .slice(0, MOST_DECLARATIONS)
      .map(({ path, text }) => ({ path, text, source: 'declaration' as const }))
  }

  #siblings(place: Place): ContextSnippet[] {
    const { workspace } = place
    const { paths, types } = this.library.siblings(place)
    const beside = paths.flatMap((path) => {
      const text = this.library.textOf({ workspace, path })
      return text === null ? [] : [{ path, text: this.#essence({ workspace, path }, text) }]
    })
    const named = types.flatMap(({ name, path }) => {
      const entry = this.library.outlineOf({ workspace, path }).find((other) => other.name === name)
      return entry === undefined ? [] : [{ path, text: entry.signature }]
    })
    return [...beside, ...named]
      .slice(0, MOST_SIBLINGS)
      .map(({ path, text }) => ({ path, text, source: 'sibling' as const }))
  }

  #essence(file: Pick<Place, 'workspace' | 'path'>, text: string): string {
    if (/(^|\/)(Program|Startup)\.cs$/.test(file.path)) {
      const lines = text.split('\n').filter((line) => registration.test(line))
      return cutAtLine(lines.map((line) => line.trim()).join('\n'), MOST_CHARACTERS)
    }
    const signatures = this.library.outlineOf(file).map(({ signature }) => signature)
    return cutAtLine(signatures.length > 0 ? signatures.join('\n') : text, MOST_CHARACTERS)
  }
}
