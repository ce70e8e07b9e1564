/** Whole lines of a text, as many as fit; with `\n` line ends and no blank lines around them. */
export function cutAtLine(text: string, most: number): string {
  const plain = text
    .replaceAll('\r\n', '\n')
    .replace(/^([ \t]*\n)+/, '')
    .trimEnd()
  if (plain.length <= most) return plain
  // A line that is longer than all that fits has no end to cut at.
  return plain.slice(0, Math.max(0, plain.lastIndexOf('\n', most))).trimEnd()
}
