/** Whether a line ends inside of a string that it does not close: what a parser makes of that differs from day to day. */
export function isInOpenString(line: string): boolean {
  for (let index = 0; index < line.length; index++) {
    const quote = line.charAt(index)
    if (!`"'\``.includes(quote)) continue
    const end = closingQuote(line, index)
    if (end === -1) return !endsInInterpolation(line, index)
    index = end
  }
  return false
}

function closingQuote(line: string, open: number): number {
  for (let index = open + 1; index < line.length; index++) {
    if (line[index] === '\\') index++
    else if (line[index] === line[open]) return index
  }
  return -1
}

/** `${` in backticks, `{` in a string of C# that a `$` marks. */
function endsInInterpolation(line: string, open: number): boolean {
  const inside = line.slice(open)
  if (line[open] !== '`' && line[open - 1] !== '$' && line[open - 2] !== '$') return false
  return inside.lastIndexOf('{') > inside.lastIndexOf('}')
}
