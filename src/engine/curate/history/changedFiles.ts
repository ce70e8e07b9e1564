/** Which files commits changed. A commit stays what it is: git is asked of each once. */
import { type Findings, findingName } from '#engine/store/findings'
import type { ChangedFile, CommitSource, RecordedCommit } from '#platform/commitPatches'

export interface ChangedFilesParts {
  readonly history: CommitSource
  readonly findings: Findings
  /** Absolute: the paths are relative to it. */
  readonly workspace: string
  readonly code: string
  readonly signal?: AbortSignal | undefined
}

/** By hash. Not to be asked of merges. */
export async function changedFiles(
  commits: readonly RecordedCommit[],
  { history, findings, workspace, code, signal }: ChangedFilesParts,
): Promise<Map<string, readonly ChangedFile[]>> {
  const nameOf = (hash: string): string => findingName(code, 'changed', workspace, hash)
  const files = new Map<string, readonly ChangedFile[]>()
  for (const { hash } of commits) {
    const known = findings.find<readonly ChangedFile[]>(nameOf(hash))
    if (known !== null) files.set(hash, known.brief)
  }
  const unknown = commits.map(({ hash }) => hash).filter((hash) => !files.has(hash))
  if (unknown.length === 0) return files
  for (const [hash, changed] of await history.filesOf(unknown, signal)) {
    findings.put(nameOf(hash), changed)
    files.set(hash, changed)
  }
  return files
}
