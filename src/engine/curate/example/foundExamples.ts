/** Examples that were made once are kept, and known again by what they were made of: only what is chosen is read again. */
import type { Example } from '#contracts/example'
import type { LeftOutReason } from '#contracts/leftOut'
import { type Finding, packed } from '#engine/store/findings'
import { type ExampleBrief, briefOf } from './exampleBrief'
import type { Sourced } from './sourced'

export interface FoundExamples {
  readonly examples: readonly ExampleBrief[]
  readonly leftOut: readonly (readonly [reason: LeftOutReason, where: string])[]
}

/** @param sourced nothing that was known before */
export function foundExamples(sourced: Iterable<Sourced>): { found: FoundExamples; value: Uint8Array } {
  const examples: ExampleBrief[] = []
  const leftOut: [LeftOutReason, string][] = []
  const texts: Example[] = []
  for (const one of sourced) {
    if (one.kind === 'leftOut') leftOut.push([one.reason, one.where])
    if (one.kind !== 'example') continue
    examples.push(briefOf(one.example, one.once))
    texts.push(one.example)
  }
  return { found: { examples, leftOut }, value: packed(texts) }
}

export function* sourcedOf({ id, brief }: Finding<FoundExamples>): Generator<Sourced> {
  for (const [reason, where] of brief.leftOut) yield { kind: 'leftOut', reason, where }
  for (const [item, example] of brief.examples.entries())
    yield { kind: 'known', brief: example, finding: id, item }
}
