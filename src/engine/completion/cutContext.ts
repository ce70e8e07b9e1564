/** The text around the cursor that goes into a prompt: whole lines, and a start that stays put while one types. */

/**
 * At most `budget` characters before the cursor. The start moves in steps of a quarter of the budget, so that the
 * runtime's cache of the common prefix holds for many keystrokes, and it falls on a line start.
 */
export function cutPrefix(text: string, budget: number): string {
  if (text.length <= budget) return text
  const step = Math.max(1, Math.floor(budget / 4))
  const start = Math.ceil((text.length - budget) / step) * step
  const lineStart = text.indexOf('\n', start - 1) + 1
  // A line longer than the budget has no line start to fall on.
  return lineStart === 0 ? text.slice(start) : text.slice(lineStart)
}

/** At most `budget` characters after the cursor, ending at a line end where there is one. */
export function cutSuffix(text: string, budget: number): string {
  if (text.length <= budget) return text
  const end = text.lastIndexOf('\n', budget - 1)
  return text.slice(0, end <= 0 ? budget : end + 1)
}
