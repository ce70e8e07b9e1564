/** What an example says of the commit that it comes from. */
import type { ChatExample } from '#contracts/example'
import { fileGroup } from '#engine/curate/survey/fileGroup'
import type { ReadCommit } from './fromCommit'

type Provenance = Omit<ChatExample, 'format' | 'task' | 'messages' | 'id' | 'contentHash'>

/** @param paths as the files are called now, that of the answer first */
export function commitProvenance(
  { hash, at }: Pick<ReadCommit, 'hash' | 'at'>,
  paths: readonly string[],
  language: string,
): Provenance {
  return {
    ...{ weight: 1, language, pattern: null, group: fileGroup(paths[0] ?? ''), paths: [...paths] },
    source: { kind: 'commit', hash },
    ...{ at, quality: null, security: null, loss: null },
  }
}
