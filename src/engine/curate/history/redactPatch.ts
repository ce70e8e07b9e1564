/** A changed file without its secrets: its texts before and after are looked at whole, and stay divided as they were. */
import type { FilePatch } from '#platform/commitPatches'
import type { Redact } from '#engine/redact/redact'

export async function redactPatch(patch: FilePatch, redact: Redact): Promise<FilePatch> {
  const before = await redacted(patch, 'added', redact)
  const after = await redacted(patch, 'removed', redact)
  return {
    ...patch,
    pieces: patch.pieces.map(({ kind }) => ({
      kind,
      text: (kind === 'added' ? after : before).shift() ?? '',
    })),
  }
}

/** The pieces of one side, and of the other one nothing. */
async function redacted(
  { path, pieces }: FilePatch,
  without: 'added' | 'removed',
  redact: Redact,
): Promise<string[]> {
  const side = pieces.filter(({ kind }) => kind !== without)
  const cuts: number[] = []
  let length = 0
  for (const { text } of side.slice(0, -1)) cuts.push((length += text.length))
  const { parts } = await redact(side.map(({ text }) => text).join(''), { path, cuts })
  // Both sides hold what stayed: it is taken from the one before, and passed over in the one after.
  return [...parts].filter((_, index) => without === 'added' || side[index]?.kind === 'added')
}
