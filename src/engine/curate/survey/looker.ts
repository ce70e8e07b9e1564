/** Looks at files: what is known of one that did not change is taken over, and the rest is found out on other threads. */
import { lstat } from 'node:fs/promises'
import { join } from 'node:path'
import type { LeftOutReason } from '#contracts/leftOut'
import type { CurateWorkers } from '#engine/curate/curateJob'
import type { Unit } from '#engine/recognise/recognise'
import { findingName } from '#engine/store/findings'
import type { FoundOut } from '#engine/store/foundOut'
import { readText, sha256 } from '#platform/files'
import { WorkerFailure } from '#platform/workerPool'
import type { ExampleLanguage } from './exampleLanguage'
import type { FileFacts } from './fileFacts'
import { leaveOutBySize } from './leaveOut'

export interface LookerParts {
  /** Absolute. */
  readonly folder: string
  readonly foundOut: Pick<FoundOut, 'findings' | 'looks'>
  readonly workers: CurateWorkers
  /** Names the code that looks: what other code found out is not taken over. */
  readonly code: string
  readonly signal?: AbortSignal | undefined
}

export type Looked =
  | { readonly kind: 'facts'; readonly facts: FileFacts; readonly isNew: boolean }
  | { readonly kind: 'leftOut'; readonly reason: LeftOutReason }

/** What is remembered of a file. */
type Brief = FileFacts | { readonly leftOut: LeftOutReason }

/**
 * A file that is written again so soon may keep its size and its times; the coarsest file systems count in steps of two
 * seconds (FAT).
 */
const SOON_MS = 2_000

export class Looker {
  constructor(private readonly parts: LookerParts) {}

  async look(path: string, language: ExampleLanguage): Promise<Looked> {
    const { folder, foundOut, signal } = this.parts
    signal?.throwIfAborted()
    try {
      // A link may lead out of the workspace.
      const file = await lstat(join(folder, path))
      if (!file.isFile()) return { kind: 'leftOut', reason: 'unreadable' }
      const tooLarge = leaveOutBySize(file.size)
      if (tooLarge !== null) return { kind: 'leftOut', reason: tooLarge }
      const stamp = `${file.size} ${file.mtimeMs} ${file.ctimeMs}`
      const seen = foundOut.looks.get(folder, path)
      const known = seen?.stamp === stamp ? this.known(path, language, seen.hash) : null
      if (known !== null) return known
      const isOld = Math.max(file.mtimeMs, file.ctimeMs) < Date.now() - SOON_MS
      const text = await readText(join(folder, path))
      if (text === null) return { kind: 'leftOut', reason: 'binary' }
      const hash = sha256(text)
      const found = this.known(path, language, hash) ?? (await this.#findOut(path, language, text, hash))
      if (isOld) foundOut.looks.set(folder, path, { stamp, hash })
      return found
    } catch (error) {
      return unreadable(error)
    }
  }

  /** Null where nothing is known of such a text. */
  known(path: string, language: ExampleLanguage, hash: string): Looked | null {
    const { findings } = this.parts.foundOut
    const found = findings.find<Brief>(this.#nameOf(path, language, hash))
    if (found === null) return null
    return 'leftOut' in found.brief
      ? { kind: 'leftOut', reason: found.brief.leftOut }
      : { kind: 'facts', facts: found.brief, isNew: false }
  }

  /** None where nothing is known of such a text. */
  unitsOf({ path, language, hash }: Pick<FileFacts, 'path' | 'language' | 'hash'>): readonly Unit[] {
    return this.parts.foundOut.findings.valueOf<readonly Unit[]>(this.#nameOf(path, language, hash)) ?? []
  }

  async #findOut(path: string, language: ExampleLanguage, text: string, hash: string): Promise<Looked> {
    const { workers, signal, foundOut } = this.parts
    const answer = await workers.run({ kind: 'look', path, language, text, hash }, signal)
    const name = this.#nameOf(path, language, hash)
    if (answer.kind === 'facts') foundOut.findings.put<Brief>(name, answer.facts, answer.value)
    if (answer.kind === 'leftOut') foundOut.findings.put<Brief>(name, { leftOut: answer.reason })
    return answer.kind === 'facts'
      ? { kind: 'facts', facts: answer.facts, isNew: true }
      : { kind: 'leftOut', reason: answer.kind === 'leftOut' ? answer.reason : 'unreadable' }
  }

  #nameOf(path: string, language: ExampleLanguage, hash: string): string {
    return findingName(this.parts.code, 'look', path, language, hash)
  }
}

/** A thread that ended over a file, or a file that cannot be read, is said of that file; anything else ends the whole. */
function unreadable(error: unknown): Looked {
  const isOfTheFile = error instanceof WorkerFailure || (error instanceof Error && 'syscall' in error)
  if (!isOfTheFile) throw error
  return { kind: 'leftOut', reason: 'unreadable' }
}
