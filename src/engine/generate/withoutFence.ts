/** The code of an answer: what a model says around it, and the fence that it puts it in, are left out. */

const FENCE = /^[ \t]*(`{3,}|~{3,})[^\n`]*$/

/** @param answer so far; a fence that has not ended yet ends with it */
export function withoutFence(answer: string): string {
  const lines = answer.replace(/^\s*<think>[\s\S]*?(?:<\/think>\s*|$)/, '').split('\n')
  const opening = lines.findIndex((line) => FENCE.test(line))
  if (opening < 0) return lines.join('\n')
  const fence = FENCE.exec(lines[opening]!)![1]!
  const length = lines.slice(opening + 1).findIndex((line) => line.trim().startsWith(fence))
  return lines.slice(opening + 1, length < 0 ? undefined : opening + 1 + length).join('\n')
}
