/** What a source gives, with the text of what it found out. */
import { type Example, type Split, exampleSchema } from '#contracts/example'
import type { LeftOutReason } from '#contracts/leftOut'
import type { Sourced } from '#engine/curate/example/sourced'
import type { Findings } from '#engine/store/findings'

export type Told =
  | { readonly kind: 'example'; readonly example: Example }
  | { readonly kind: 'leftOut'; readonly reason: LeftOutReason; readonly where: string }

/** Of those that may come in once the first alone of each side, as a dataset takes them. */
export async function told(
  source: AsyncIterable<Sourced>,
  findings: Findings,
  splitOf: (path: string) => Split | null = () => 'train',
): Promise<Told[]> {
  const all: Told[] = []
  const seen = new Set<string>()
  for await (const sourced of source) {
    if (sourced.kind === 'leftOut') {
      all.push(sourced)
      continue
    }
    const example =
      sourced.kind === 'example' ? sourced.example : findings.value<Example[]>(sourced.finding)![sourced.item]
    const once = sourced.kind === 'example' ? sourced.once : sourced.brief.once
    const where = example!.paths[0]!
    const answer = typeof once === 'string' ? `${splitOf(where) === 'train'} ${once}` : null
    all.push(
      answer !== null && seen.has(answer)
        ? { kind: 'leftOut', reason: 'exactDuplicate', where }
        : { kind: 'example', example: exampleSchema.parse(example) },
    )
    if (answer !== null) seen.add(answer)
  }
  return all
}
