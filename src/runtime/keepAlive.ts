/** How long a model stays loaded after its last request. */
import { RequestError } from './requestError'

export const defaultKeepAlive = 5 * 60 * 1000
export const forEver = Number.POSITIVE_INFINITY

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

/**
 * Milliseconds from a number of seconds or a Go duration ("5m", "1h30m", "0"); negative is for ever.
 * Undefined when nothing was said. A bare number as a text, such as "-1", is a 400, as in Ollama.
 */
export function parseKeepAlive(value: string | number | undefined): number | undefined {
  if (value === undefined) return undefined
  if (typeof value === 'number') return value < 0 ? forEver : value * 1000
  return parseGoDuration(value)
}

function parseGoDuration(text: string): number {
  const body = text.replace(/^[+-]/, '')
  if (body === '0') return 0
  if (body === '') throw new RequestError(400, `time: invalid duration ${JSON.stringify(text)}`)
  let milliseconds = 0
  let rest = body
  while (rest !== '') {
    const match = /^(\d+\.?\d*|\.\d+)([a-zµμ]*)/.exec(rest)
    const [whole, amount, unit] = match ?? []
    if (whole === undefined) throw new RequestError(400, `time: invalid duration ${JSON.stringify(text)}`)
    if (!unit) throw new RequestError(400, `time: missing unit in duration ${JSON.stringify(text)}`)
    const factor = unitMilliseconds[unit]
    if (factor === undefined) {
      throw new RequestError(400, `time: unknown unit "${unit}" in duration ${JSON.stringify(text)}`)
    }
    milliseconds += Number(amount) * factor
    rest = rest.slice(whole.length)
  }
  return text.startsWith('-') && milliseconds > 0 ? forEver : milliseconds
}
