/**
 * Credits a build, test or lint to accepted suggestions: those of its workspace, of the last day, that still stand and
 * were there when it began. Each gets the first result of a kind that says something of it; a surer one takes the place
 * of a guess. A failure says nothing of a suggestion unless an error lies in it or came with it.
 */
import { type CommandOutcome } from '#contracts/outcome'
import { holdsPlaceholder } from '#engine/redact/redact'
import { emptyReport, type Report } from '#engine/reports/reports'
import { type AcceptedSuggestion } from '#engine/store/acceptedSuggestions'
import { type Store } from '#engine/store/store'
import { randomUUID } from 'node:crypto'
import { resolve } from 'node:path'
import { blame, type Credit, type Suspect } from './blame'
import { type Covered, coverageOf } from './coverage'
import { type LastRun, type LastRuns, newErrors } from './lastRuns'
import { placeOnDisk } from './placeOnDisk'
import { textOf } from './projectFile'
import { type CommandStep, type RecognisedCommand } from './recogniseCommand'

const dayMilliseconds = 24 * 60 * 60 * 1000
/** Below half of the characters the person wrote something else, and the result is not the suggestion's. */
const standing = 0.5
const credits: Readonly<Record<Exclude<Covered, null>, Omit<Credit, 'suggestionId'>>> = {
  file: { confidence: 0.9, because: 'coveredItsFile' },
  project: { confidence: 0.6, because: 'coveredItsProject' },
  folder: { confidence: 0.3, because: 'sameFolder' },
}

export interface CommandResult {
  readonly recognised: RecognisedCommand
  /** Null where nothing is known but the exit code. */
  readonly report: Report | null
  readonly workspace: string
  /** Where the line began. */
  readonly folder: string
  /** Redacted. */
  readonly command: string
  readonly exitCode: number | undefined
  readonly startedAt: number
  readonly at: number
  /** It was told of before, with less. */
  readonly again: boolean
}

export interface AttributionParts {
  readonly store: Pick<Store, 'acceptedSuggestions' | 'outcomes' | 'transaction'>
  readonly lastRuns: LastRuns
  /** Whether anything may be stored of a suggestion. */
  readonly mayAdd: (suggestionId: string) => boolean
  /** What stands now of a text that is followed. */
  readonly standing: (suggestionId: string) => { readonly keptRatio: number; readonly text: string } | null
}

type Alive = Suspect & Pick<AcceptedSuggestion, 'commands'>

export async function attributeCommand(parts: AttributionParts, result: CommandResult): Promise<void> {
  const { recognised, report, workspace, folder, startedAt } = result
  const alive = await aliveSuggestions(parts, result)
  for (const [kind, steps] of byKind(recognised.steps)) {
    const passed = verdictOf(kind, result)
    if (passed === null) continue
    const key = JSON.stringify([
      workspace,
      folder,
      kind,
      steps.map(({ tool, folders, rest }) => [tool, folders, rest]),
    ])
    const errors = passed ? [] : report === null ? null : report.errors
    const before = parts.lastRuns.add(key, { startedAt, errors }, result.again)
    const found = passed ? await covered(steps, result, alive) : await blamed(errors, before, result, alive)
    record(parts.store, { kind, passed, result, alive }, found)
  }
}

function byKind(steps: readonly CommandStep[]): Map<CommandOutcome['kind'], CommandStep[]> {
  return Map.groupBy(steps, ({ kind }) => kind)
}

/** The exit code's, where it speaks for the step; otherwise what was printed. Null: not known. */
function verdictOf(
  kind: CommandOutcome['kind'],
  { recognised, exitCode, report }: CommandResult,
): boolean | null {
  if (recognised.codeCounts) return exitCode === 0
  const kinds = new Set(recognised.steps.map((step) => step.kind))
  if (kinds.size === 1) return report?.verdict == null ? null : report.verdict === 'passed'
  // Of a chain, the kind of its errors tells which step failed.
  const failed = report?.errors.some((error) => (error.kind === 'test') === (kind === 'test')) ?? false
  return failed && report?.verdict === 'failed' ? false : null
}

async function covered(
  steps: readonly CommandStep[],
  result: CommandResult,
  alive: readonly Alive[],
): Promise<Credit[]> {
  const found = new Map<string, Credit>()
  for (const step of steps) {
    const covers = await coverageOf(step, result.folder, result.report ?? emptyReport)
    for (const { suggestionId, file } of alive) {
      const how = await covers(file)
      const credit = how === null ? null : { suggestionId, ...credits[how] }
      if (credit !== null && credit.confidence > (found.get(suggestionId)?.confidence ?? 0))
        found.set(suggestionId, credit)
    }
  }
  return [...found.values()]
}

async function blamed(
  errors: Report['errors'] | null,
  before: LastRun | null,
  { folder, workspace, recognised }: CommandResult,
  suspects: readonly Alive[],
): Promise<Credit[]> {
  if (errors === null) return []
  const known = before?.errors ?? null
  const fresh =
    before === null || known === null ? null : { errors: newErrors(errors, known), since: before.startedAt }
  const went = recognised.steps.map((step) =>
    step.folders.reduce((from, into) => resolve(from, into), folder),
  )
  return await blame({ errors, fresh, suspects, folders: [...new Set([...went, folder, workspace])] })
}

async function aliveSuggestions(
  { store, standing: now, mayAdd }: AttributionParts,
  result: CommandResult,
): Promise<Alive[]> {
  const { workspace, startedAt, at } = result
  const all = store.acceptedSuggestions({ workspace, since: at - dayMilliseconds })
  const texts = new Map<string, string | null>()
  const alive: Alive[] = []
  for (const { suggestion, acceptedAt, survivals, commands, undone } of all) {
    if (!mayAdd(suggestion.id)) continue
    const followed = now(suggestion.id)
    const last = survivals.at(-1)
    if (undone || acceptedAt > startedAt || (followed ?? last ?? { keptRatio: 1 }).keptRatio < standing)
      continue
    const file = resolve(workspace, suggestion.path)
    if (!texts.has(file)) texts.set(file, await textOf(file))
    const disk = texts.get(file) ?? null
    const text = followed?.text ?? last?.finalText ?? suggestion.text
    // What is redacted is not found again, and what cannot be read is not known.
    const found = disk === null || holdsPlaceholder(text) ? null : placeOnDisk(disk, text, suggestion.prefix)
    if (found?.kind === 'absent') continue
    const place = found?.kind === 'at' ? found.place : null
    alive.push({ suggestionId: suggestion.id, file, place, acceptedAt, commands })
  }
  return alive
}

interface Recorded {
  readonly kind: CommandOutcome['kind']
  readonly passed: boolean
  readonly result: CommandResult
  readonly alive: readonly Alive[]
}

function record(
  store: AttributionParts['store'],
  { kind, passed, result, alive }: Recorded,
  found: readonly Credit[],
): void {
  const { command, at } = result
  const exitCode = result.exitCode ?? (passed ? 0 : 1)
  store.transaction(() => {
    for (const credit of found) {
      const known = alive
        .find(({ suggestionId }) => suggestionId === credit.suggestionId)
        ?.commands.find((each) => each.kind === kind)
      if (known !== undefined && (known.because !== 'sameFolder' || credit.because === 'sameFolder')) continue
      if (known !== undefined) store.outcomes.remove(known.id)
      store.outcomes.add({ ...credit, id: randomUUID(), kind, at, command, exitCode, passed })
    }
  })
}
