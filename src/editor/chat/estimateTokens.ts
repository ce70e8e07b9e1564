/** About how many tokens a text is: code has three to four characters a token, and too many is safer than too few. */

export function estimateTokens(text: string): number {
  return Math.ceil(text.length / 3)
}
