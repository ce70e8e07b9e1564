/** How long a model stays loaded after its last request. */
import { parseGoDuration } from '#platform/goDuration'
import { RequestError } from './requestError'

export const defaultKeepAlive = 5 * 60 * 1000
export const forEver = Number.POSITIVE_INFINITY

/**
 * Milliseconds from a number of seconds or a Go duration ("5m", "1h30m", "0"); negative is for ever.
 * Undefined when nothing was said. A bare number as a text, such as "-1", is a 400, as in Ollama.
 */
export function parseKeepAlive(value: string | number | undefined): number | undefined {
  if (value === undefined) return undefined
  const milliseconds = typeof value === 'number' ? value * 1000 : durationOf(value)
  return milliseconds < 0 ? forEver : milliseconds
}

function durationOf(text: string): number {
  try {
    return parseGoDuration(text)
  } catch (error) {
    if (error instanceof RangeError) throw new RequestError(400, error.message)
    throw error
  }
}
