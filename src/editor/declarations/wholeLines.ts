/** The lines of a text that fit into a number of characters; the beginning of a line that is longer alone. */
export function wholeLines(text: string, most: number): string {
  if (text.length <= most) return text
  const end = text.lastIndexOf('\n', most)
  return text.slice(0, end <= 0 ? most : end).trimEnd()
}
