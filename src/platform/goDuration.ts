/** Durations as the runtime's protocol writes them, by Go's rules. */

const unitMilliseconds: Readonly<Record<string, number>> = {
  ns: 1e-6,
  us: 1e-3,
  µs: 1e-3,
  μs: 1e-3,
  ms: 1,
  s: 1000,
  m: 60_000,
  h: 3_600_000,
}

/** Milliseconds of "5m", "1h30m", "-1.5s" or "0". Throws a RangeError with Go's own sentence. */
export function parseGoDuration(text: string): number {
  const invalid = (why: string): RangeError => new RangeError(`time: ${why} ${JSON.stringify(text)}`)
  const body = text.replace(/^[+-]/, '')
  if (body === '0') return 0
  if (body === '') throw invalid('invalid duration')
  let milliseconds = 0
  let rest = body
  while (rest !== '') {
    const [whole, amount, unit] = /^(\d+\.?\d*|\.\d+)([a-zµμ]*)/.exec(rest) ?? []
    if (whole === undefined) throw invalid('invalid duration')
    if (!unit) throw invalid('missing unit in duration')
    const factor = unitMilliseconds[unit]
    if (factor === undefined) throw invalid(`unknown unit "${unit}" in duration`)
    milliseconds += Number(amount) * factor
    rest = rest.slice(whole.length)
  }
  return text.startsWith('-') && milliseconds > 0 ? -milliseconds : milliseconds
}
