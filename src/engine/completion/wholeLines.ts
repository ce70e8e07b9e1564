/** The lines of an answer that are ended by a line break, with where each begins. */
export interface WholeLine {
  readonly text: string
  readonly start: number
  /** Behind the line break. */
  readonly end: number
}

export function wholeLines(answer: string): WholeLine[] {
  const lines: WholeLine[] = []
  let start = 0
  for (let end = answer.indexOf('\n'); end >= 0; end = answer.indexOf('\n', start)) {
    lines.push({ text: answer.slice(start, end), start, end: end + 1 })
    start = end + 1
  }
  return lines
}
