/**
 * What is known of a workspace's other files: texts of the editor and of the disk, their outlines, and where types are
 * declared. Learning takes time; looking up takes none.
 */
import { setImmediate } from 'node:timers/promises'
import type { Exclusions } from '#engine/exclude/exclude'
import { type Language, languageOf, parse } from '#engine/language/language'
import type { Clock } from '#platform/clock'
import { Digests } from './digests'
import { type Located, locate } from './locate'
import { type NameInSight, namesInSight } from './namesInSight'
import { OpenTexts } from './openTexts'
import type { OutlineEntry } from './outline'
import { Outlines } from './outlines'
import { type Place, fileKey } from './place'
import { relativeImports } from './relativeImports'
import { remember } from '#platform/remember'
import { type Siblings, siblings } from './siblings'
import type { TypeIndex } from './typeIndex'
import { filesOnDisk, type WorkspaceFiles } from './workspaceFiles'

interface Indexed {
  index: Pick<TypeIndex, 'find'> | null
  readonly startedAt: number
  built: Promise<void>
}

const MOST_FILES = 50
/** Milliseconds after which files that are new on the disk are found. */
const INDEX_AGAIN_AFTER = 10 * 60_000

export class Library {
  readonly open: OpenTexts
  readonly digests = new Digests()
  readonly #read = new Map<string, string>()
  readonly #indexes = new Map<string, Indexed>()
  readonly #ending = new AbortController()
  #version = 0
  #seen: {
    readonly of: Pick<Place, 'path' | 'text' | 'offset'> | null
    readonly names: readonly NameInSight[]
  } = {
    of: null,
    names: [],
  }

  constructor(
    private readonly clock: Clock,
    exclusions: Pick<Exclusions, 'excludes'>,
    private readonly onProblem: (error: unknown) => void,
    private readonly files: WorkspaceFiles = filesOnDisk(exclusions),
    /** May be shared with other libraries of the same files. */
    private readonly outlines = new Outlines(),
  ) {
    this.open = new OpenTexts(exclusions)
  }

  /** Another one whenever something new is known. */
  get version(): number {
    return this.#version
  }

  /** Resolves when what can be found out about a place is, without what an index that is being built would tell. */
  async learn(place: Place): Promise<void> {
    this.#startIndex(place.workspace)
    const { paths, types } = this.siblings(place)
    const located = [...types, ...this.inSight(place)].map(({ path }) => path)
    for (const path of new Set([...paths, ...located])) {
      if (this.#ending.signal.aborted) return
      await this.#learnFile({ workspace: place.workspace, path })
      await setImmediate()
    }
    if (await this.digests.learn(this.open.others(place), this.#ending.signal)) this.#version++
  }

  /** Resolves when it is known where the types of a workspace are. */
  async indexed(workspace: string): Promise<void> {
    this.#startIndex(workspace)
    await this.#indexes.get(workspace)?.built
  }

  /** Files beside it that are there, and types that go with it by their names. */
  siblings({ workspace, path }: Place): {
    readonly paths: readonly string[]
    readonly types: readonly Located[]
  } {
    const { paths, types }: Siblings = siblings(path)
    const names = types.map((name) => ({ name }))
    return { paths, types: locate(names, path, (name) => this.#find(name, workspace, path)) }
  }

  /** Types in sight, with the files that declare them. */
  inSight({ workspace, path, text, offset }: Place): readonly Located[] {
    const language = languageOf(path)
    if (language === null || language === 'scss') return []
    if (language === 'html') return this.#inSightOfClass(workspace, path)
    const names = this.#namesInSight({ path, text, offset }, language)
    return locate(names, path, (name) => this.#find(name, workspace, path))
  }

  textOf(file: Pick<Place, 'workspace' | 'path'>): string | null {
    return this.open.at(file.workspace, file.path)?.text ?? this.#read.get(fileKey(file)) ?? null
  }

  outlineOf(file: Pick<Place, 'workspace' | 'path'>): readonly OutlineEntry[] {
    return this.outlines.of(fileKey(file))
  }

  close(): void {
    this.#ending.abort()
  }

  /** What a request asks is asked again when it is learnt from. */
  #namesInSight(place: Pick<Place, 'path' | 'text' | 'offset'>, language: Language): readonly NameInSight[] {
    const { path, text, offset } = place
    const { of, names } = this.#seen
    if (of?.path === path && of.offset === offset && of.text === text) return names
    const found = namesInSight(text, offset, parse(text, language, path))
    this.#seen = { of: { path, text, offset }, names: found }
    return found
  }

  /** A template sees what its class imports; types before functions. */
  #inSightOfClass(workspace: string, template: string): readonly Located[] {
    const path = template.replace(/\.html$/i, '.ts')
    const imports = relativeImports(this.textOf({ workspace, path }) ?? '')
    const names = Array.from(imports, ([name, from]) => ({ name, from }))
    const [types, functions] = [true, false].map((isType) =>
      names.filter(({ name }) => /^\p{Lu}/u.test(name) === isType),
    )
    return locate([...types!, ...functions!], path, () => [])
  }

  /** Files in the language of `path`: a C# type is no help in TypeScript. */
  #find(name: string, workspace: string, path: string): readonly string[] {
    const open = this.open
      .others({ workspace, path })
      .filter((document) => this.digests.of(document)?.types.includes(name))
    const onDisk = this.#indexes.get(workspace)?.index?.find(name) ?? []
    const isCSharp = path.endsWith('.cs')
    return [...new Set([...open.map((document) => document.path), ...onDisk])].filter(
      (other) => other.endsWith('.cs') === isCSharp,
    )
  }

  async #learnFile(file: Pick<Place, 'workspace' | 'path'>): Promise<void> {
    const key = fileKey(file)
    let text = this.open.at(file.workspace, file.path)?.text ?? null
    if (text === null) {
      text = await this.files.read(file)
      if (text === null) return
      if (this.#read.get(key) !== text) this.#version++
      remember(this.#read, key, text, MOST_FILES)
    }
    if (this.outlines.learn(key, file.path, text)) this.#version++
  }

  #startIndex(workspace: string): void {
    const now = this.clock.now()
    const known = this.#indexes.get(workspace)
    if (known !== undefined && now - known.startedAt < INDEX_AGAIN_AFTER) return
    const entry: Indexed = { index: known?.index ?? null, startedAt: now, built: Promise.resolve() }
    this.#indexes.set(workspace, entry)
    entry.built = this.files.indexTypes(workspace, this.#ending.signal).then((index) => {
      entry.index = index
      this.#version++
    }, this.onProblem)
  }
}
