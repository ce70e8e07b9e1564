/** What stands before and behind a cursor. */
/** The text around the cursor, with `\n` line ends. */
export function aroundCursor({ text, offset }: { readonly text: string; readonly offset: number }): {
  before: string
  after: string
} {
  const [before, after] = [text.slice(0, offset), text.slice(offset)]
  if (!text.includes('\r')) return { before, after }
  return { before: before.replaceAll('\r\n', '\n'), after: after.replaceAll('\r\n', '\n') }
}
