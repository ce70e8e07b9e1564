/** Where the answer of a base model ends: it was not taught to stop, and goes on with the file. */

/** The same line so often in a row is no code. */
const REPEATS = 3

/**
 * The answer up to its end, in whole lines but for one that is being written; `done` says that no more needs to be read.
 * @param indentation of the line that the answer begins on
 * @param after what follows the place
 */
export function endOfFilling(
  answer: string,
  indentation: string,
  after: string,
): { readonly text: string; readonly done: boolean } {
  const lines = answer.split('\n')
  const next = after
    .split('\n')
    .map((line) => line.trim())
    .find((line) => line !== '')
  for (const [index, line] of lines.slice(0, -1).entries()) {
    const said = line.trim()
    if (said === '' || index === 0) continue
    const repeated = lines.slice(Math.max(0, index - REPEATS + 1), index + 1)
    if (repeated.length === REPEATS && repeated.every((each) => each.trim() === said)) {
      return { text: lines.slice(0, index - REPEATS + 2).join('\n'), done: true }
    }
    const shallow = !line.startsWith(indentation)
    if (shallow || (said === next && /\w{3}/.test(said))) {
      return { text: lines.slice(0, index).join('\n'), done: true }
    }
  }
  return { text: answer, done: false }
}
