/** The units of all files of a workspace, found by what others call them. */
import type { Pattern } from '#contracts/pattern'
import type { Language } from '#engine/language/language'
import type { Unit } from '#engine/recognise/recognise'

/** A file as the survey knows it; its text is read when it is needed. */
export interface UnitFile {
  /** From the workspace, with forward slashes. */
  readonly path: string
  readonly language: Language
  readonly hash: string
  readonly group: string
  readonly at: number | null
  readonly units: readonly Unit[]
}

/** A unit with the file that it stands in. */
export interface Placed {
  readonly file: UnitFile
  readonly unit: Unit
}

const TYPES: readonly Unit['kind'][] = [
  'class',
  'record',
  'struct',
  'interface',
  'enum',
  'alias',
  'function',
  'constant',
]

export class UnitIndex {
  /** By path. */
  readonly files: readonly UnitFile[]
  readonly #byPath: ReadonlyMap<string, UnitFile>
  readonly #byName = new Map<string, Placed[]>()
  readonly #byStem = new Map<string, Placed[]>()
  readonly #byPattern = new Map<Pattern, Placed[]>()
  readonly #stored = new Set<string>()

  constructor(files: Iterable<UnitFile>) {
    this.files = [...files].sort((left, right) => (left.path < right.path ? -1 : 1))
    this.#byPath = new Map(this.files.map((file) => [file.path, file]))
    for (const file of this.files) for (const unit of file.units) this.#add({ file, unit })
  }

  at(path: string): UnitFile | null {
    return this.#byPath.get(path) ?? null
  }

  /** Types, functions and constants of this name. */
  named(name: string): readonly Placed[] {
    return this.#byName.get(name) ?? []
  }

  /** Types that are about the same thing: `OrderDto` and `OrderService` are about `order`. */
  about(stem: string): readonly Placed[] {
    return this.#byStem.get(stem) ?? []
  }

  ofPattern(pattern: Pattern): readonly Placed[] {
    return this.#byPattern.get(pattern) ?? []
  }

  /** Whether a database context or a configuration says that the type is stored. */
  isStored(name: string): boolean {
    return this.#stored.has(name)
  }

  #add(placed: Placed): void {
    const { unit } = placed
    if (TYPES.includes(unit.kind)) {
      push(this.#byName, unit.name, placed)
      push(this.#byStem, stemOf(unit.name), placed)
    }
    if (unit.pattern !== null) push(this.#byPattern, unit.pattern, placed)
    if (unit.pattern === 'entityConfiguration' && unit.facts.subject !== null)
      this.#stored.add(unit.facts.subject)
    if (unit.pattern !== 'dbContext') return
    for (const { type } of unit.members) {
      const set = /^DbSet<(\w+)>$/.exec(type)?.[1]
      if (set !== undefined) this.#stored.add(set)
    }
  }
}

const ROLE =
  /(?:Dto|DTO|ViewModel|Vm|VM|Model|Entity|Document|Controller|Service|Repository|Validator|Configuration|Component|Endpoints?|Api|Store|Handler|Response|Request|Summary|Details?)$/

/** What a name is about, in lower case and in the singular: `OrdersController` as `order`. */
export function stemOf(name: string): string {
  let stem = name.replace(/^I(?=[A-Z][a-z])/, '')
  for (
    let shorter = stem.replace(ROLE, '');
    shorter !== stem && shorter !== '';
    shorter = stem.replace(ROLE, '')
  )
    stem = shorter
  return stem
    .toLowerCase()
    .replace(/ies$/, 'y')
    .replace(/(?<=[^s])s$/, '')
}

function push<Key>(map: Map<Key, Placed[]>, key: Key, placed: Placed): void {
  const known = map.get(key)
  if (known === undefined) map.set(key, [placed])
  else known.push(placed)
}
