/** From a workspace and accepted suggestions to a frozen dataset: read, redact, dig holes, deduplicate, freeze. */
import type { Dataset, Example, LeftOutReason, Split } from '#contracts/example'
import type { Settings } from '#contracts/settings'
import type { Clock } from '#platform/clock'
import type { AcceptedText } from './fromSuggestions'
import { fromSuggestions } from './fromSuggestions'
import { fromFile } from './fromFile'
import { freeze } from './freeze'
import type { Workspace } from './readWorkspace'

export { chooseCursors } from './chooseCursors'
export { readWorkspace, type Workspace, type WorkspaceFile } from './readWorkspace'
export type { AcceptedText } from './fromSuggestions'

export interface CurateParts {
  readonly redact: (
    text: string,
    context: { path: string },
  ) => Promise<{ text: string; found: Record<string, number> }>
  readonly clock: Clock
  readonly settings: Settings
  /** Folder in which datasets are kept. */
  readonly datasets: string
  readonly signal?: AbortSignal | undefined
  /** Called with the share of files done, 0 to 1. */
  readonly onProgress?: (share: number) => void
}

export type CurateOutcome =
  | {
      readonly kind: 'curated'
      readonly dataset: Dataset
      readonly examples: ReadonlyMap<Split, readonly Example[]>
    }
  /** There is nothing to learn from, or nothing to judge by. */
  | {
      readonly kind: 'tooLittle'
      readonly files: number
      readonly leftOut: Partial<Record<LeftOutReason, number>>
    }

export async function curate(
  workspace: Workspace,
  accepted: readonly AcceptedText[],
  parts: CurateParts,
): Promise<CurateOutcome> {
  const leftOut: Partial<Record<LeftOutReason, number>> = {}
  const leave = (reason: LeftOutReason): void => {
    leftOut[reason] = (leftOut[reason] ?? 0) + 1
  }
  for (const reason of workspace.leftOut.values()) leave(reason)
  const redacted: Record<string, number> = {}
  const bySplit = new Map<Split, Example[]>([
    ['train', []],
    ['validation', []],
    ['test', []],
  ])
  const seen = new Set<string>()
  const add = (split: Split, example: Example): void => {
    if (seen.has(example.id)) {
      leave('exactDuplicate')
      return
    }
    seen.add(example.id)
    bySplit.get(split)!.push(example)
  }

  // Suggestions first: where a file holds the same text, the accepted one is the better witness.
  for (const { split, example } of fromSuggestions(accepted, workspace, leave)) add(split, example)
  for (const [index, file] of workspace.files.entries()) {
    parts.signal?.throwIfAborted()
    const clean = await parts.redact(file.text, { path: file.path })
    for (const [rule, count] of Object.entries(clean.found)) redacted[rule] = (redacted[rule] ?? 0) + count
    for (const example of fromFile(file, clean.text, parts.settings)) add(file.split, example)
    parts.onProgress?.((index + 1) / workspace.files.length)
  }

  if (bySplit.get('train')!.length === 0 || bySplit.get('test')!.length === 0) {
    return { kind: 'tooLittle', files: workspace.files.length, leftOut }
  }
  const dataset = await freeze(bySplit, {
    workspace: workspace.folder,
    files: workspace.files.length,
    leftOut,
    redacted,
    datasets: parts.datasets,
    createdAt: new Date(parts.clock.now()),
  })
  return { kind: 'curated', dataset, examples: bySplit }
}
