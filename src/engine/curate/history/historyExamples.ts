/** Examples from what was committed (docs/teaching.md): a few commits are read at a time, the newest first, and let go. */
import type { Split } from '#contracts/example'
import type { LeftOutReason } from '#contracts/leftOut'
import type { Settings } from '#contracts/settings'
import { loadParsers } from '#engine/language/language'
import type { Redact } from '#engine/redact/redact'
import { type Findings, findingName } from '#engine/store/findings'
import type { ChangedFile, CommitSource, FilePatch, RecordedCommit } from '#platform/commitPatches'
import { changedFiles } from './changedFiles'
import { readMessage, reasonAgainst } from './commitMessage'
import { decisionExamples } from './decisionExamples'
import { fromCommit } from './fromCommit'
import { fromReverted } from './fromReverted'
import { leaveOutByPath } from '#engine/curate/survey/leaveOut'
import { PathsThen } from './pathsThen'
import { redactPatch } from './redactPatch'
import { RevertedCommits } from './revertedCommits'
import { type FoundExamples, foundExamples, sourcedOf } from '#engine/curate/example/foundExamples'
import type { Sourced } from '#engine/curate/example/sourced'

export interface HistoryParts {
  readonly findings: Findings
  /** Names the code that reads: what other code made of a commit is not taken over. */
  readonly code: string
  readonly history: CommitSource
  /** Absolute. */
  readonly workspace: string
  readonly redact: Redact
  /** Null for a file that is not in the dataset: no text of it is read. */
  readonly splitOf: (path: string) => Split | null
  /** The same for documents in prose, which the dataset has no other examples of; without it none is read. */
  readonly splitOfDocument?: (path: string) => Split | null
  readonly settings: Settings
  readonly signal?: AbortSignal | undefined
}

/** Read at once: of this many only the names of files, of the others all of the files. */
const LISTED = 64
const READ = 8
/** A change of more than this is more than its message says. */
const MOST_FILES = 3
const MOST_FILES_AT_ALL = 8
const MOST_LINES = 120
/** Of the changed lines: a message is asked for only where this much can be shown. */
const WHOLE = 0.8
/** As git calls it: there a command line stands without quotes. */
const messageFile = 'COMMIT_EDITMSG'
const changelogName = /(?:^|\/)(?:changelog|changes|history|release-?notes)\.md$/i

interface Chosen {
  readonly commit: RecordedCommit
  /** As they were called then. */
  readonly paths: readonly string[]
  readonly isWhole: boolean
  /** A later commit took it back. */
  readonly isReverted: boolean
  readonly changelog: string | null
  /** By what a file was called then: as it is called now, and where it belongs. */
  readonly places: ReadonlyMap<string, { readonly path: string; readonly split: Split }>
}

/** Each commit gives its examples, and the reasons why it has no more. All files that it shows are of one split. */
export async function* historyExamples(parts: HistoryParts): AsyncGenerator<Sourced> {
  const { history, settings, signal } = parts
  await loadParsers()
  const commits = await history.commits(settings.historyCommits, signal)
  const [paths, reverted] = [new PathsThen(), new RevertedCommits()]
  for (let at = 0; at < commits.length; at += LISTED) {
    const listed = commits.slice(at, at + LISTED)
    const single = listed.filter(({ parents }) => parents <= 1)
    const files = await changedFiles(single, parts)
    const chosen: Chosen[] = []
    for (const commit of listed) {
      const changed = files.get(commit.hash) ?? []
      const wasReverted = commit.parents <= 1 && reverted.isReverted(commit)
      const now = (path: string): string => paths.now(path)
      const choice = wasReverted
        ? takenBack(choose(commit, changed, parts, now))
        : (reasonAgainst(commit) ?? choose(commit, changed, parts, now))
      paths.before(changed)
      if (typeof choice === 'string') yield { kind: 'leftOut', reason: choice, where: commit.hash }
      else chosen.push(choice)
    }
    yield* examplesOf(chosen, parts)
  }
  yield* decisionExamples(parts)
}

function choose(
  commit: RecordedCommit,
  files: readonly ChangedFile[],
  { splitOf, splitOfDocument }: HistoryParts,
  now: (path: string) => string,
): Chosen | LeftOutReason {
  const places = new Map(
    files.flatMap(({ path }) => {
      const split = changelogName.test(path) ? null : splitOf(now(path))
      return split === null ? [] : [[path, { path: now(path), split }] as const]
    }),
  )
  const known = files.filter(({ path, from }) => from === null && places.has(path))
  if (known.length === 0) return 'notGrounded'
  if (known.length > MOST_FILES || files.length > MOST_FILES_AT_ALL) return 'tooManyFiles'
  if (new Set([...places.values()].map(({ split }) => split)).size > 1) return 'acrossSplit'
  if (linesOf(known) > MOST_LINES) return 'tooLong'
  const [split] = [...places.values()].map((place) => place.split)
  const changelog = files.find(({ path }) => changelogName.test(path) && splitOfDocument?.(path) === split)
  return {
    commit,
    paths: known.map(({ path }) => path),
    isReverted: false,
    isWhole: linesOf(known) >= WHOLE * linesOf(files.filter((file) => file !== changelog && isWritten(file))),
    changelog: changelog?.path ?? null,
    places,
  }
}

/** What it did is no example of what to do, whatever else is said of it. */
function takenBack(choice: Chosen | LeftOutReason): Chosen | LeftOutReason {
  return typeof choice === 'string' ? 'reverted' : { ...choice, isReverted: true }
}

/** Lock files and their like change by themselves. */
function isWritten({ path }: ChangedFile): boolean {
  return leaveOutByPath(path) === null
}

function linesOf(files: readonly ChangedFile[]): number {
  return files.reduce((sum, { added, removed }) => sum + (added ?? 0) + (removed ?? 0), 0)
}

/** What a commit gave before is taken over while its files belong where they did. */
async function* examplesOf(chosen: readonly Chosen[], parts: HistoryParts): AsyncGenerator<Sourced> {
  const { findings } = parts
  const known = new Map(chosen.map((one) => [one, findings.find<FoundExamples>(nameOf(one, parts))]))
  const missing = chosen.filter((one) => known.get(one) === null)
  for (let next = 0; next < missing.length; next += READ) {
    for await (const [one, sourced] of read(missing.slice(next, next + READ), parts)) {
      const { found, value } = foundExamples(sourced)
      known.set(one, findings.put(nameOf(one, parts), found, value))
    }
  }
  for (const finding of known.values()) if (finding !== null) yield* sourcedOf(finding)
}

function nameOf(
  { commit, places, isWhole, isReverted, changelog }: Chosen,
  { code, settings }: HistoryParts,
): string {
  return findingName(code, 'commit', commit.hash, [...places], isWhole, isReverted, changelog, settings)
}

async function* read(
  chosen: readonly Chosen[],
  { history, redact, settings, signal }: HistoryParts,
): AsyncGenerator<[Chosen, Sourced[]]> {
  const hashes = chosen.map(({ commit }) => commit.hash)
  const paths = chosen.flatMap(({ paths: own, changelog }) => [
    ...own,
    ...(changelog === null ? [] : [changelog]),
  ])
  const patches = await history.patchesOf(hashes, [...new Set(paths)].sort(), signal)
  for (const one of chosen) {
    signal?.throwIfAborted()
    const { paths: own, changelog, isWhole, isReverted, places } = one
    const { hash, at, message } = one.commit
    const clean = []
    let entry: FilePatch | null = null
    for (const patch of patches.get(hash) ?? []) {
      if (own.includes(patch.path)) clean.push(await redactPatch(patch, redact))
      else if (patch.path === changelog) entry = await redactPatch(patch, redact)
    }
    // It is whole: what begins or ends with a text may be the half of something.
    const said = readMessage((await redact(`\n${message}\n`, { path: messageFile })).text)
    const placeOf = (path: string) => places.get(path) ?? null
    const whole = { hash, at, message: said, patches: clean, changelog: entry, isWhole, placeOf }
    const made = isReverted
      ? [fromReverted(whole, settings) ?? ('reverted' as const)]
      : fromCommit(whole, settings)
    yield [
      one,
      made.map((found): Sourced =>
        typeof found === 'string'
          ? { kind: 'leftOut', reason: found, where: hash }
          : { kind: 'example', example: found, once: `said ${found.contentHash}` },
      ),
    ]
  }
}
