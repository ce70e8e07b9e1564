/**
 * The units of all files of a workspace, found by what others call them. Only so many are held; the others are read
 * again when they are asked for. What is asked can be written down, to know later whether the answers still are the same.
 */
import { createHash } from 'node:crypto'
import type { Split } from '#contracts/example'
import type { Pattern } from '#contracts/pattern'
import { stemOf } from '#engine/curate/survey/stemOf'
import type { Language } from '#engine/language/language'
import type { Unit } from '#engine/recognise/recognise'
import type { UnitHeads, UnitPlace } from '#engine/store/unitHeads'
import { remember } from '#platform/remember'

/** A file as the survey knows it; its text is read when it is needed. */
export interface FileOfUnits {
  /** From the workspace, with forward slashes. */
  readonly path: string
  readonly language: Language
  readonly hash: string
  readonly group: string
  readonly at: number | null
}
export interface UnitFile extends FileOfUnits {
  readonly units: readonly Unit[]
}

/** A unit with the file that it stands in. */
export interface Placed {
  readonly file: UnitFile
  readonly unit: Unit
}

/** Files of which the units are held: about as many megabytes as hundreds. */
const MOST_HELD = 1000

export class UnitIndex {
  /** In the order of their paths. */
  readonly files: readonly UnitFile[]
  readonly #byPath: ReadonlyMap<string, UnitFile>
  readonly #held = new Map<string, readonly Unit[]>()
  /** Null while nobody listens. */
  #asked: Set<string> | null = null

  /** @param heads of all the files @param unitsOf in the order of their heads */
  constructor(
    files: Iterable<FileOfUnits>,
    private readonly heads: Pick<UnitHeads, 'by' | 'about' | 'isStored'>,
    private readonly unitsOf: (path: string) => readonly Unit[],
  ) {
    const units = (path: string): readonly Unit[] => this.#units(path)
    this.files = [...files]
      .sort((left, right) => (left.path < right.path ? -1 : 1))
      .map(({ path, language, hash, group, at }) => ({
        ...{ path, language, hash, group, at },
        get units() {
          return units(path)
        },
      }))
    this.#byPath = new Map(this.files.map((file) => [file.path, file]))
  }

  at(path: string): UnitFile | null {
    this.#asked?.add(`at\t${path}`)
    return this.#byPath.get(path) ?? null
  }

  /** Types, functions and constants of this name. */
  named(name: string): readonly Placed[] {
    return this.#ask(`name\t${name}`)
  }

  /** Types that are about the same thing: `OrderDto` and `OrderService` are about `order`. */
  about(name: string): readonly Placed[] {
    return this.#ask(`stem\t${stemOf(name)}`)
  }

  ofPattern(pattern: Pattern): readonly Placed[] {
    return this.#ask(`pattern\t${pattern}`)
  }

  /** Of a pattern, what is about a type: the handlers of a request. */
  ofPatternAbout(pattern: Pattern, subject: string): readonly Placed[] {
    return this.#ask(`about\t${pattern}\t${subject}`)
  }

  /** Whether a database context or a configuration says that the type is stored. */
  isStored(name: string): boolean {
    this.#asked?.add(`stored\t${name}`)
    return this.heads.isStored(name)
  }

  /** @returns what the work gives, and what it asked on the way. Not for work that waits. */
  listen<Result>(work: () => Result): { result: Result; asked: string[] } {
    const asked = (this.#asked = new Set())
    try {
      return { result: work(), asked: [...asked] }
    } finally {
      this.#asked = null
    }
  }

  /** The same while all of this is answered in the same way, by files with the same text and split. */
  fingerprint(asked: readonly string[], splitOf: (path: string) => Split | null): string {
    const hash = createHash('sha256')
    for (const question of asked) {
      const [kind, name = ''] = question.split('\t')
      if (kind === 'stored') hash.update(String(this.heads.isStored(name)))
      else {
        const paths = kind === 'at' ? [question.slice(3)] : this.#places(question).map(({ path }) => path)
        for (const path of paths) hash.update(`${path} ${this.#byPath.get(path)?.hash} ${splitOf(path)}\n`)
      }
      hash.update('\0')
    }
    return hash.digest('hex').slice(0, 32)
  }

  #ask(question: string): Placed[] {
    this.#asked?.add(question)
    return this.#places(question).flatMap(({ path, position }) => {
      const file = this.#byPath.get(path)
      const unit = file?.units[position]
      return file === undefined || unit === undefined ? [] : [{ file, unit }]
    })
  }

  #places(question: string): UnitPlace[] {
    const [kind, name = '', subject = ''] = question.split('\t')
    if (kind === 'about') return this.heads.about(name, subject)
    return this.heads.by(kind as 'name' | 'stem' | 'pattern', name)
  }

  #units(path: string): readonly Unit[] {
    const units = this.#held.get(path) ?? this.unitsOf(path)
    remember(this.#held, path, units, MOST_HELD)
    return units
  }
}
