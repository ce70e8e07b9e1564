/** Whether a message says what a whole change does: one of which half is about something else could not be written for it. */
import type { FilePatch } from '#platform/commitPatches'
import { type CommitMessage, tellingWords } from './commitMessage'
import { isTest, LINES_OF_WORD, namesAreIn } from './isAskedFor'
import { isOfVersions, isTouching, saysOnlyWhat } from './messageWords'
import { seenShare } from './seenShare'

/** Of the files: where something of the message must be seen. */
const FILES_OF_IT = 0.5
/** Words of one that does not say how. */
const LEAST_WHAT = 3

export function isTold(
  { instruction, body }: CommitMessage,
  patches: readonly FilePatch[],
  diff: string,
): boolean {
  const words = tellingWords(instruction)
  if (body === '' && saysOnlyWhat(instruction) && !isOfVersions(instruction)) {
    if (isTouching(instruction) || words.length < LEAST_WHAT) return false
  }
  if (!namesAreIn(instruction, diff)) return false
  // Of several files: much of it is about something else.
  const lines = patches.filter(({ path }) => !isTest(path)).reduce((sum, patch) => sum + linesOf(patch), 0)
  if (body === '' && patches.length > 1 && lines > LINES_OF_WORD * words.length) return false
  const ofIt = patches.filter((patch) => seenShare(instruction, changedText(patch)) > 0)
  return ofIt.length >= FILES_OF_IT * patches.length
}

function changedText({ path, pieces }: FilePatch): string {
  const changed = pieces.filter(({ kind }) => kind !== 'same').map(({ text }) => text)
  return [path.split('/').at(-1) ?? '', ...changed].join('\n')
}

function linesOf({ pieces }: FilePatch): number {
  return pieces
    .filter(({ kind }) => kind !== 'same')
    .reduce((sum, { text }) => sum + text.split('\n').length - 1, 0)
}
