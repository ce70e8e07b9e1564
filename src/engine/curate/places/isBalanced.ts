/** Whether a piece of a line opens nothing that it does not close, and closes nothing that it did not open. */

const closerOf: Readonly<Record<string, string>> = { '(': ')', '[': ']', '{': '}', '<': '>' }

/** Knows no language: a comparison counts as an open bracket, an apostrophe as a quote. */
export function isBalanced(piece: string): boolean {
  const open: string[] = []
  let quote = ''
  for (let index = 0; index < piece.length; index++) {
    const character = piece.charAt(index)
    if (quote !== '') {
      if (character === '\\') index++
      else if (character === quote) quote = ''
    } else if (`"'\``.includes(character)) quote = character
    else if (character in closerOf) open.push(closerOf[character]!)
    else if (/[)\]}>]/.test(character)) {
      // The head of an arrow.
      if (character === '>' && /[=-]/.test(piece.charAt(index - 1))) continue
      if (open.pop() !== character) return false
    }
  }
  return open.length === 0 && quote === ''
}
