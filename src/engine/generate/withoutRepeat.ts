/** What stands around the place already is not written again: the beginning of its line, and the lines behind it. */

/** @param lead of the line that the text goes into, before the text */
export function withoutLead(text: string, lead: string): string {
  const begun = lead.trim()
  const trimmed = text.trimStart()
  return begun !== '' && trimmed.startsWith(begun) ? trimmed.slice(begun.length).replace(/^[ \t]+/, '') : text
}

/** Lines at the end that repeat the first lines of `after`; at most so many are looked at. */
const MOST_LINES = 6

/** @param after what follows the place */
export function withoutFollowing(text: string, after: string): string {
  const [restOfLine = '', ...below] = after.split('\n')
  const rest = restOfLine.trim()
  const lines = text.split('\n')
  const following = [rest, ...below.map((line) => line.trim())]
    .filter((line) => line !== '')
    .slice(0, MOST_LINES)
  for (let count = Math.min(following.length, lines.length); count > 0; count--) {
    const last = lines.slice(-count)
    if (!last.every((line, index) => line.trim() === following[index])) continue
    if (hasWords(last) || excessClosers(text) >= count) return lines.slice(0, -count).join('\n').trimEnd()
  }
  const onItsLine = rest !== '' && text.endsWith(rest) && (/\w/.test(rest) || excessClosers(text) > 0)
  return onItsLine ? text.slice(0, -rest.length) : text
}

function hasWords(lines: readonly string[]): boolean {
  return lines.some((line) => /\w{2}/.test(line))
}

/** Closing brackets more than opening ones: those of the text around it. */
function excessClosers(text: string): number {
  return (text.match(/[)\]}]/g)?.length ?? 0) - (text.match(/[([{]/g)?.length ?? 0)
}
