/**
 * The end that llama.cpp's `n_indent` sets: a line with less indentation than the one at the cursor, a blank one
 * included (ggml-org/llama.cpp, MIT, tools/server/server-context.cpp, "stopped by indentation limit": it looks at a line
 * a token after it has found its start).
 */
export async function untilIndentationEnds(
  pieces: AsyncIterable<string>,
  indentation: number,
): Promise<string> {
  let text = ''
  let hasNewLine = false
  let lineStart = 0
  for await (const piece of pieces) {
    text += piece
    if (hasNewLine && indentation > 0) {
      const found = lineStart > 0 ? /^[ \t]*/.exec(text.slice(lineStart))![0].length : indentation
      if (found < indentation && lineStart + found < text.length) return text.slice(0, lineStart + found)
      const next = text.indexOf('\n', lineStart)
      if (next >= 0) lineStart = next + 1
    }
    hasNewLine ||= piece.includes('\n')
  }
  return text
}
