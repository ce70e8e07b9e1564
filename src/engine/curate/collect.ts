/** Everything that the sources give, judged as far as it costs nothing, and spooled to be chosen from. */
import type { Example, Split } from '#contracts/example'
import type { ExampleDecision } from '#contracts/exampleDecision'
import type { LeftOutReason } from '#contracts/leftOut'
import { holdsPlaceholder } from '#engine/redact/redact'
import { type Candidate, Candidates } from './candidate'
import { exampleId } from '#engine/curate/example/exampleId'
import { answerOf, textOf, withAnswer } from '#engine/curate/example/exampleText'
import type { Sourced } from '#engine/curate/example/sourced'
import type { Spool } from './spool'

export interface CollectParts {
  readonly spool: Spool
  /** Null for a file that is not in the dataset. */
  readonly splitOf: (path: string) => Split | null
  /** Of the person, by content hash. */
  readonly decisions: ReadonlyMap<string, ExampleDecision>
  readonly leave: (reason: LeftOutReason, where: string) => void
  readonly signal?: AbortSignal | undefined
}

/** @param sources the better witness first: of two examples that say the same, the first one stays */
export async function collect(
  sources: Iterable<AsyncIterable<Sourced>>,
  { spool, splitOf, decisions, leave, signal }: CollectParts,
): Promise<Candidate[]> {
  const found: Candidate[] = []
  const candidates = new Candidates()
  const seen = new Set<string>()
  for (const source of sources) {
    for await (const sourced of source) {
      signal?.throwIfAborted()
      if (sourced.kind === 'leftOut') {
        leave(sourced.reason, sourced.where)
        continue
      }
      const decision = decisions.get(sourced.example.contentHash)
      const example = edited(sourced.example, decision)
      const split = splitFor(example, splitOf)
      const name = `${example.format} ${example.id}`
      const reason = split === null ? 'acrossSplit' : reasonAgainst(example, decision, seen.has(name))
      if (reason !== null || split === null) leave(reason ?? 'acrossSplit', example.paths[0]!)
      else {
        seen.add(name)
        const place = await spool.add(example)
        found.push(candidates.of(example, split, place, decision?.decision === 'pin'))
      }
    }
  }
  return found
}

/** Training holds text of training files alone; what is held out may be asked with any file around it, as it is served. */
function splitFor({ paths }: Example, splitOf: CollectParts['splitOf']): Split | null {
  const [own = null, ...others] = paths.map(splitOf)
  return own === 'train' && others.some((split) => split !== 'train') ? null : own
}

function reasonAgainst(
  example: Example,
  decision: ExampleDecision | undefined,
  isKnown: boolean,
): LeftOutReason | null {
  if (decision?.decision === 'drop') return 'droppedByPerson'
  if (isKnown) return 'exactDuplicate'
  // A placeholder in the answer would be learnt as if a person wrote it.
  return holdsPlaceholder(answerOf(example)) ? 'heldSecret' : null
}

/** The content hash stays that of the original, so that the decision is found again. */
function edited(example: Example, decision: ExampleDecision | undefined): Example {
  if (decision?.decision !== 'edit' || decision.answer === null) return example
  const mended = withAnswer(example, decision.answer)
  return { ...mended, id: exampleId(textOf(mended), decision.answer) }
}
