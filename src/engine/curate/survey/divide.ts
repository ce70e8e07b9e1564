/** Files that teach, divided into what trains and what is held out. */
import type { Split } from '#contracts/example'
import type { LeftOutReason } from '#contracts/leftOut'
import type { DividedFacts } from './fileFacts'
import { fileGroup } from './fileGroup'
import { splitGroups } from './splitGroups'
import { withoutCopies } from './withoutCopies'

export interface DivideParts {
  /** Milliseconds since 1970 of the first commit of each file. */
  readonly firstCommits: (folder: string) => Promise<ReadonlyMap<string, number>>
  /** Paths of files that a version was trained on. */
  readonly trainedPaths: (folder: string) => Iterable<string>
}

export interface SurveyedFile extends Omit<DividedFacts, 'signature'> {
  readonly split: Split
  /** Milliseconds since 1970 of its first commit; null where git knows none. */
  readonly at: number | null
}

/** Every group to its split, then what is nearly the same as another file out, so that no copy crosses. */
export async function divide(
  folder: string,
  facts: readonly DividedFacts[],
  { firstCommits, trainedPaths }: DivideParts,
): Promise<{ files: SurveyedFile[]; copies: Map<string, LeftOutReason> }> {
  const times = await firstCommits(folder)
  const trained = new Set([...trainedPaths(folder)].map(fileGroup))
  const groups = [...Map.groupBy(facts, ({ group }) => group)].map(([group, of]) => {
    const known = of.flatMap(({ path }) => times.get(path) ?? [])
    const at = known.length > 0 ? Math.min(...known) : null
    return [group, { language: of[0]!.language, at, isTrained: trained.has(group) }] as const
  })
  const splits = splitGroups(new Map(groups))
  const { kept, copies } = withoutCopies(facts, (group) =>
    trained.has(group) ? 'trained' : (splits.get(group) ?? 'train'),
  )
  const files = kept
    .map(({ path, language, hash, group, usesAuthorisation, licence, redacted }) => ({
      ...{ path, language, hash, group, usesAuthorisation, licence, redacted },
      split: splits.get(group) ?? 'train',
      at: times.get(path) ?? null,
    }))
    .sort((left, right) => (left.path < right.path ? -1 : 1))
  return { files, copies }
}
