/** What choosing needs to know of an example; no text of it. */
import type { Example, SourceKind } from '#contracts/example'
import { holdsPlaceholder } from '#engine/redact/redact'
import { answerOf } from './exampleText'

export interface ExampleBrief extends Pick<
  Example,
  'id' | 'contentHash' | 'format' | 'task' | 'language' | 'pattern' | 'group' | 'paths' | 'at'
> {
  readonly source: SourceKind
  /** Something was taken out of the answer; a placeholder would be learnt as if a person wrote it. */
  readonly isHoled: boolean
  /** Of those with the same one only the first comes in. */
  readonly once: string | null
}

export function briefOf(example: Example, once?: string | null): ExampleBrief {
  const { id, contentHash, format, task, language, pattern, group, paths, at, source } = example
  return {
    ...{ id, contentHash, format, task, language, pattern, group, paths, at, once: once ?? null },
    source: source.kind,
    isHoled: holdsPlaceholder(answerOf(example)),
  }
}
