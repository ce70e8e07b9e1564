/** The threads that read a repository for a dataset, and the name of the code that they run. */
import { readdir } from 'node:fs/promises'
import { availableParallelism } from 'node:os'
import { fileURLToPath } from 'node:url'
import { type CurateAnswer, type CurateJob, type CurateWorkers, doJob } from '#engine/curate/curate'
import type { Redact } from '#engine/redact/redact'
import { sha256, sha256OfFile } from '#platform/files'
import { SameThread, ThreadPool } from '#platform/workerPool'

export interface Curating {
  readonly workers: CurateWorkers
  /** Changes with the code, so that nothing is taken over from what other code found out. */
  code(): Promise<string>
}

/** @param entry file of the threads; null where there is none, and the work is done on this one */
export function curatingWith(entry: URL | null, redact: Redact): Curating {
  if (entry === null) {
    const workers = new SameThread<CurateJob, CurateAnswer>((job) => doJob(job, redact))
    return { workers, code: () => Promise.resolve('source') }
  }
  // Half of the machine stays the person's.
  const size = Math.max(1, Math.floor(availableParallelism() / 2))
  let code: Promise<string> | null = null
  return {
    workers: new ThreadPool<CurateJob, CurateAnswer>(entry, size),
    code: () => (code ??= codeOf(new URL('.', entry))),
  }
}

/** All that was built with the threads' file: files are read on threads, but commits beside them, by the program itself. */
async function codeOf(folder: URL): Promise<string> {
  const bundles = (await readdir(folder)).filter((name) => name.endsWith('.js')).toSorted()
  const hashes = bundles.map((name) => sha256OfFile(fileURLToPath(new URL(name, folder))))
  return sha256((await Promise.all(hashes)).join('\n'))
}
