/** Everything that the sources give, judged as far as it costs nothing, and kept to be chosen from. */
import type { Example, Split } from '#contracts/example'
import type { ExampleDecision } from '#contracts/exampleDecision'
import type { LeftOutReason } from '#contracts/leftOut'
import { type ExampleBrief, briefOf } from '#engine/curate/example/exampleBrief'
import { exampleId } from '#engine/curate/example/exampleId'
import { textOf, withAnswer } from '#engine/curate/example/exampleText'
import type { Sourced } from '#engine/curate/example/sourced'
import type { ExamplePlace, NewCandidate, Standing } from '#engine/store/candidates'
import type { FoundOut } from '#engine/store/foundOut'
import { givingWay } from '#platform/giveWay'

export interface CollectParts {
  readonly foundOut: Pick<FoundOut, 'candidates' | 'findings'>
  /** Null for a file that is not in the dataset. */
  readonly splitOf: (path: string) => Split | null
  /** Of the person, by content hash. */
  readonly decisions: ReadonlyMap<string, ExampleDecision>
  readonly leave: (reason: LeftOutReason, where: string) => void
  readonly signal?: AbortSignal | undefined
}

/** Candidates that are put in at a time. */
const AT_ONCE = 256

/** @param sources the better witness first: of two examples that say the same, the first one stays */
export async function collect(
  sources: Iterable<AsyncIterable<Sourced>>,
  { foundOut, splitOf, decisions, leave, signal }: CollectParts,
): Promise<void> {
  const { candidates } = foundOut
  let waiting: { candidate: NewCandidate; place: ExamplePlace }[] = []
  const putIn = (): void => {
    const came = candidates.add(waiting)
    for (const [at, { candidate }] of waiting.entries())
      if (!came[at]!) leave('exactDuplicate', candidate.path)
    waiting = []
  }
  const giveWay = givingWay()
  for (const source of sources) {
    for await (const sourced of source) {
      signal?.throwIfAborted()
      await giveWay()
      if (sourced.kind === 'leftOut') {
        leave(sourced.reason, sourced.where)
        continue
      }
      const { contentHash, paths } = sourced.kind === 'known' ? sourced.brief : sourced.example
      const decision = decisions.get(contentHash)
      const found = edited(sourced, decision, foundOut)
      const candidate = found && candidateOf(found.brief, decision, splitOf)
      if (found === null || candidate === null) leave('unreadable', paths[0]!)
      else if (typeof candidate === 'string') leave(candidate, paths[0]!)
      else waiting.push({ candidate, place: found.place })
      if (waiting.length >= AT_ONCE) putIn()
    }
  }
  putIn()
  candidates.order()
}

type Found = Exclude<Sourced, { readonly kind: 'leftOut' }>

/** Null where its text is gone. The content hash stays that of the original, so that the decision is found again. */
function edited(
  sourced: Found,
  decision: ExampleDecision | undefined,
  { findings }: CollectParts['foundOut'],
): { brief: ExampleBrief; place: ExamplePlace } | null {
  const isEdited = decision?.decision === 'edit' && decision.answer !== null
  if (sourced.kind === 'known' && !isEdited) {
    const { brief, finding, item } = sourced
    return { brief, place: { kind: 'found', finding, item } }
  }
  const example =
    sourced.kind === 'example'
      ? sourced.example
      : findings.value<readonly Example[]>(sourced.finding)?.[sourced.item]
  if (example === undefined) return null
  const mended = isEdited ? withEdit(example, decision.answer!) : example
  const once = sourced.kind === 'known' ? sourced.brief.once : (sourced.once ?? null)
  return { brief: briefOf(mended, once), place: { kind: 'own', example: mended } }
}

function withEdit(example: Example, answer: string): Example {
  const mended = withAnswer(example, answer)
  return { ...mended, id: exampleId(textOf(mended), answer) }
}

function candidateOf(
  brief: ExampleBrief,
  decision: ExampleDecision | undefined,
  splitOf: CollectParts['splitOf'],
): NewCandidate | LeftOutReason {
  const { id, format, language, pattern, task, group, paths, source, at, once } = brief
  const split = splitFor(brief, splitOf)
  if (split === null) return 'acrossSplit'
  if (decision?.decision === 'drop') return 'droppedByPerson'
  if (brief.isHoled) return 'heldSecret'
  const standing: Standing =
    decision?.decision === 'pin' ? 'pinned' : source === 'suggestion' ? 'evidence' : 'rest'
  return {
    ...{ id, format, language, task, group, source, once, standing, split },
    pattern: pattern ?? '',
    path: paths[0]!,
    at: at ?? 0,
  }
}

/** Training holds text of training files alone; what is held out may be asked with any file around it, as it is served. */
function splitFor({ paths }: ExampleBrief, splitOf: CollectParts['splitOf']): Split | null {
  const [own = null, ...others] = paths.map(splitOf)
  return own === 'train' && others.some((split) => split !== 'train') ? null : own
}
