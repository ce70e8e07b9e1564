/** How many of a text's lines stand among others, whatever their indentation. */

/** A shorter line stands in every commit. */
const tellingCharacters = 4

/**
 * The share, 0 to 1; null where no line of the text is long enough to tell.
 * @param prefix what stood before the text; its last line is the beginning of the text's first
 */
export function shareAmong(lines: readonly string[], text: string, prefix: string): number | null {
  const [first = '', ...rest] = text.split('\n').map(bare)
  const begun = bare(prefix.slice(prefix.lastIndexOf('\n') + 1))
  const whole = new Set(lines.map(bare))
  const wanted = [first, ...rest].filter((line) => line.length >= tellingCharacters)
  if (wanted.length === 0) return null
  const stands = (line: string, index: number): boolean =>
    whole.has(line) ||
    (index === 0 && line === first && [...whole].some((each) => each.includes(begun + line)))
  // The last line may go on behind the text.
  const last = wanted.length - 1
  const kept = wanted.filter(
    (line, index) =>
      stands(line, index) ||
      (index === last && index > 0 && [...whole].some((each) => each.startsWith(line))),
  )
  return kept.length / wanted.length
}

function bare(line: string): string {
  return line.replaceAll(/\s/g, '')
}
