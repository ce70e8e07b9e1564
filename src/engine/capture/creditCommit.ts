/** Credits commits: an accepted text that stands in one was committed, and one that a later commit takes back was reverted. */
import { type Suggestion } from '#contracts/suggestion'
import { holdsPlaceholder } from '#engine/redact/redact'
import { type AcceptedSuggestion } from '#engine/store/acceptedSuggestions'
import { type Store } from '#engine/store/store'
import { type Commit, type CommitChanges, type GitHistory } from '#platform/gitHistory'
import { randomUUID } from 'node:crypto'
import { shareAmong } from './linesOfText'

const dayMilliseconds = 24 * 60 * 60 * 1000
/** What is taken out later was useful for a month. */
export const watchedMilliseconds = 30 * dayMilliseconds
const half = 0.5
const mostCommits = 200

export interface CreditCommitsParts {
  readonly store: Pick<Store, 'acceptedSuggestions' | 'outcomes' | 'transaction'>
  readonly history: GitHistory
  /** Told before a commit is credited, so that what stands in open files can be looked at. */
  readonly onCommit: (workspace: string, paths: readonly string[]) => void
  /** Whether anything may be stored of a suggestion. */
  readonly mayAdd: (suggestionId: string) => boolean
  /** Asked again before each commit is stored: a person may change their mind. */
  readonly mayLook: (workspace: string) => boolean
}

interface Watched {
  readonly suggestion: Suggestion
  readonly acceptedAt: number
  readonly text: string
  committed: string | null
  committedAt: number
}

/** @param seen hashes that were looked at before; added to */
export async function creditCommits(
  parts: CreditCommitsParts,
  workspace: string,
  now: number,
  seen: Set<string>,
): Promise<void> {
  const { store, history } = parts
  const since = now - watchedMilliseconds
  const watched = store
    .acceptedSuggestions({ workspace, since, client: 'editor' })
    .flatMap((accepted) => watch(store, accepted) ?? [])
    .filter(({ suggestion }) => parts.mayAdd(suggestion.id))
  const [oldest] = watched
  if (oldest === undefined) return
  for (const commit of await history.commitsSince(workspace, oldest.acceptedAt, mostCommits)) {
    if (seen.has(commit.hash)) continue
    const changes = await history.changesOf(workspace, commit.hash)
    if (!parts.mayLook(workspace)) return
    seen.add(commit.hash)
    // An old commit that is met for the first time, after a pull or at the start, is no commit of just now.
    if (now - commit.at < dayMilliseconds) parts.onCommit(workspace, [...changes.added.keys()])
    store.transaction(() => {
      for (const each of watched) credit(store, each, commit, changes)
    })
  }
}

/** Null for what has nothing to come any more. */
function watch(store: CreditCommitsParts['store'], accepted: AcceptedSuggestion): Watched | null {
  const { suggestion, acceptedAt, survivals, undone } = accepted
  const last = survivals.at(-1)
  const all = store.outcomes.forSuggestion(suggestion.id)
  if (undone || all.some(({ kind }) => kind === 'reverted')) return null
  const committed = all.find((each) => each.kind === 'committed')
  if (committed === undefined && (last?.keptRatio ?? 1) < half) return null
  const text = last !== undefined && last.keptRatio >= half ? last.finalText : suggestion.text
  // What is redacted cannot be found again.
  if (holdsPlaceholder(text)) return null
  const reference = committed?.kind === 'committed' ? committed.reference : null
  return { suggestion, acceptedAt, text, committed: reference, committedAt: committed?.at ?? 0 }
}

function credit(
  store: CreditCommitsParts['store'],
  watched: Watched,
  commit: Commit,
  changes: CommitChanges,
): void {
  const { suggestion, acceptedAt, text, committed } = watched
  // Git keeps whole seconds.
  if (commit.at < acceptedAt - 1000) return
  const share = (lines: ReadonlyMap<string, readonly string[]>): number =>
    shareAmong(lines.get(suggestion.path) ?? [], text, suggestion.prefix) ?? 0
  const add = (kind: 'committed' | 'reverted'): void =>
    store.outcomes.add({
      id: randomUUID(),
      suggestionId: suggestion.id,
      kind,
      at: commit.at,
      reference: commit.hash,
    })
  if (committed === null) {
    if (share(changes.added) < half) return
    watched.committed = commit.hash
    watched.committedAt = commit.at
    add('committed')
    return
  }
  if (commit.hash === committed || commit.at < watched.committedAt) return
  const moved = [...changes.added.values()].flat()
  const isMoved = (shareAmong(moved, text, suggestion.prefix) ?? 0) >= half
  if (!namesAsReverted(commit.message, committed) && (share(changes.removed) < half || isMoved)) return
  add('reverted')
  watched.committedAt = Infinity
}

/** As `git revert` writes it, with a full hash or a short one. */
function namesAsReverted(message: string, hash: string): boolean {
  return [...message.matchAll(/This reverts commit ([0-9a-f]{7,64})/gi)].some(([, named]) =>
    hash.startsWith(named!.toLowerCase()),
  )
}
