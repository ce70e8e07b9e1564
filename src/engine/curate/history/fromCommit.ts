/** The examples that one commit gives: each changed place for its message, and its message for the change. */
import type { ChatExample, Split } from '#contracts/example'
import type { LeftOutReason } from '#contracts/leftOut'
import type { Settings } from '#contracts/settings'
import { prepareInstruction } from '#engine/completion/completion'
import { type Language, languageOf } from '#engine/language/language'
import { holdsPlaceholder } from '#engine/redact/redact'
import type { FilePatch } from '#platform/commitPatches'
import { type ChangedRegion, changedRegions } from './changedRegions'
import { type CommitMessage } from './commitMessage'
import { commitProvenance } from './commitProvenance'
import { diffText } from './diffText'
import { contentHashOf, exampleId } from '#engine/curate/example/exampleId'
import { exampleLanguageOf } from '#engine/curate/survey/exampleLanguage'
import { fromMargin } from '#engine/curate/example/fromMargin'
import { isAskedFor } from './isAskedFor'
import { seenShare } from './seenShare'
import { isTold } from './isTold'
import { isTrivialChange, isUpgradeAlone } from './isTrivialChange'
import { isTouching, saysOnlyWhat } from './messageWords'

/** A commit of which everything is redacted. */
export interface ReadCommit {
  readonly hash: string
  readonly at: number
  readonly message: CommitMessage
  readonly patches: readonly FilePatch[]
  /** Of a file as it was called then: as it is called now, and where it belongs; null where it is not in the dataset. */
  readonly placeOf: (path: string) => { readonly path: string; readonly split: Split } | null
  /** Whether its patches are all of it that matters: else its message speaks of more than can be seen. */
  readonly isWhole: boolean
  /** The changelog, where the commit wrote in it, too. */
  readonly changelog: FilePatch | null
}

const MOST_REGIONS = 6
const MOST_ANSWER = 4000
const MOST_DIFF = 6000
const MOST_ENTRY_LINES = 8
/** Of the words of a message: what the whole diff must have something of. */
const SEEN_IN_DIFF = 0.3

/** Each example, and each reason why a place of it, or its message, is none. */
export function fromCommit(commit: ReadCommit, settings: Settings): (ChatExample | LeftOutReason)[] {
  // What was asked for, or said, stands in the placeholder.
  if (holdsPlaceholder(commit.message.subject)) return ['heldSecret']
  // What was asked for may stand in what is not shown.
  if (!commit.isWhole) return ['notGrounded']
  // A package's new version is what the registry says, not the person.
  if (commit.patches.every(isUpgradeAlone)) return ['automated']
  const changes = commit.patches.flatMap((patch) => changesIn(patch, commit, settings))
  const isVague = changes.filter((change) => typeof change !== 'string').length > MOST_REGIONS
  const found = [...(isVague ? ['tooLong' as const] : changes), ...saidOf(commit)]
  return found.length > 0 ? found : ['notGrounded']
}

function changesIn(
  patch: FilePatch,
  commit: ReadCommit,
  settings: Settings,
): (ChatExample | LeftOutReason)[] {
  const language = languageOf(patch.path)
  const place = commit.placeOf(patch.path)
  if (language === null || place === null || patch.kind === 'removed') return []
  const { instruction, body } = commit.message
  const words = body === '' ? instruction : `${instruction}\n\n${body}`
  return changedRegions(patch, language)
    .filter((region) => !isTrivialChange(region))
    .map((region) => {
      const { text, start, end, answer } = region
      const reason = reasonOf(region, patch.path, commit.message, language)
      if (reason !== null) return reason
      const where = { text, start, end, path: patch.path, language, instruction: words }
      const request = prepareInstruction(where, 'chat', settings)
      if (request.ability !== 'chat') return 'notGrounded'
      const asked = request.messages.map((message) => message.content).join('\n')
      const range = { start, end: start + answer.length }
      const written = fromMargin(text.slice(0, start) + answer, range)
      return {
        format: 'chat',
        task: 'change',
        messages: [...request.messages, { role: 'assistant', content: written }],
        ...{ id: exampleId(asked, written), contentHash: contentHashOf(words, written) },
        ...commitProvenance(commit, [place.path], language),
      }
    })
}

function reasonOf(
  region: ChangedRegion,
  path: string,
  message: CommitMessage,
  language: Language,
): LeftOutReason | null {
  const { text, start, end, answer } = region
  if (answer.length > MOST_ANSWER || end - start > MOST_ANSWER) return 'tooLong'
  if (holdsPlaceholder(answer)) return 'heldSecret'
  // What is there already, and only moved, is nothing to be written.
  if (text.includes(answer)) return 'exactDuplicate'
  // Half of a statement, of which the rest stands elsewhere.
  if (!isClosed(answer, language) || !isClosed(text.slice(start, end), language)) return 'doesNotParse'
  return isAskedFor(region, path, message) ? null : 'notGrounded'
}

/** Whether each bracket is closed in it, and none of before; those in strings and comments count, too: they are rarely alone. */
function isClosed(text: string, language: Language): boolean {
  let open = 0
  for (const [bracket] of text.matchAll(language === 'html' ? /[({[<)}\]>]/g : /[({[)}\]]/g)) {
    open += '({[<'.includes(bracket) ? 1 : -1
    if (open < 0) return false
  }
  return open === 0
}

/** What the person said of it: the message, and what they wrote in the changelog. */
function saidOf(commit: ReadCommit): (ChatExample | LeftOutReason)[] {
  const { message, changelog } = commit
  const { subject, instruction, body } = message
  const answer = body === '' ? subject : `${subject}\n\n${body}`
  const said = [saying(commit, 'Write the commit message for this change.', { answer, telling: instruction })]
  if (changelog === null) return said
  const added = changelog.pieces.filter(({ kind }) => kind === 'added').map(({ text }) => text.trim())
  // A heading and a line or two; more is a release.
  const entry = added.join('\n').trim()
  if (entry === '' || entry.split('\n').length > MOST_ENTRY_LINES) return said
  if (isVagueEntry(entry)) return [...said, 'notGrounded']
  const { path } = changelog
  return [
    ...said,
    saying(commit, 'Write the changelog entry for this change.', { answer: entry, telling: entry, path }),
  ]
}

/** "Improved the style of the header", and nothing else: of what changed nobody could tell that. */
function isVagueEntry(entry: string): boolean {
  const lines = entry.split('\n').map((line) => line.replace(/^\s*[-*]\s+/, '').trim())
  const told = lines.filter((line) => line !== '' && !line.startsWith('#'))
  return told.every((line) => isTouching(line) && saysOnlyWhat(line))
}

interface Said {
  readonly answer: string
  /** What of it must be seen in the change. */
  readonly telling: string
  /** Of the file in which it was said. */
  readonly path?: string
}

function saying(
  commit: ReadCommit,
  task: string,
  { answer, telling, path }: Said,
): ChatExample | LeftOutReason {
  const { patches, message } = commit
  const diff = patches.map((patch) => diffText(patch, patch.path)).join('\n')
  if (diff.length > MOST_DIFF) return 'tooLong'
  if (seenShare(telling, diff) < SEEN_IN_DIFF) return 'notGrounded'
  if (path === undefined && !isTold(message, patches, diff)) return 'notGrounded'
  if (holdsPlaceholder(answer)) return 'heldSecret'
  const question = `${task}\n\n${diff}`
  const shown = patches.flatMap((patch) => commit.placeOf(patch.path)?.path ?? [])
  const paths = path === undefined ? shown : [path, ...shown]
  return {
    format: 'chat',
    task: 'commitMessage',
    messages: [
      { role: 'user', content: question },
      { role: 'assistant', content: answer },
    ],
    ...{ id: exampleId(question, answer), contentHash: contentHashOf(question, answer) },
    ...commitProvenance(
      commit,
      paths,
      path === undefined ? (exampleLanguageOf(paths[0] ?? '') ?? 'text') : 'markdown',
    ),
  }
}
