/** Files without the copies and near copies among them: each text teaches once, and none stands on both sides. */
import type { Split } from '#contracts/example'
import type { LeftOutReason } from '#contracts/leftOut'
import { NearIndex } from '#engine/duplicates/duplicates'
import type { DividedFacts } from './fileFacts'

/**
 * What was trained on goes first: a copy of it that is held out would be known. Then what is held out: of a pair it is
 * the training copy that goes.
 */
const order = ['trained', 'test', 'validation', 'train'] as const

export function withoutCopies(
  files: readonly DividedFacts[],
  sideOf: (group: string) => Split | 'trained',
): { kept: DividedFacts[]; copies: Map<string, LeftOutReason> } {
  const hashes = new Set<string>()
  const index = new NearIndex<DividedFacts>()
  const kept: DividedFacts[] = []
  const copies = new Map<string, LeftOutReason>()
  const bySide = Map.groupBy(files, ({ group }) => sideOf(group))
  for (const side of order) {
    for (const file of bySide.get(side) ?? []) {
      const signature = new Uint32Array(new Uint8Array(Buffer.from(file.signature, 'base64')).buffer)
      const [near] = index.near(signature)
      if (hashes.has(file.hash)) copies.set(file.path, 'exactDuplicate')
      else if (near !== undefined)
        copies.set(
          file.path,
          isTraining(sideOf(near.group)) === isTraining(side) ? 'nearDuplicate' : 'nearHeldOut',
        )
      else {
        hashes.add(file.hash)
        index.add(file, signature)
        kept.push(file)
      }
    }
  }
  return { kept, copies }
}

function isTraining(side: Split | 'trained'): boolean {
  return side === 'train' || side === 'trained'
}
