/** The parameters text of a model as an object: a new version takes over its base's. */

/** Lines of `name value`; `stop` may come several times; quoted strings are JSON strings. */
export function parseParameters(text: string): Record<string, unknown> {
  const parameters: Record<string, unknown> = {}
  for (const line of text.split('\n')) {
    const match = /^\s*(\w+)\s+(.+?)\s*$/.exec(line)
    if (match === null) continue
    const [, name, raw] = match as unknown as [string, string, string]
    const value = parseValue(raw)
    if (name === 'stop') parameters[name] = [...((parameters[name] as unknown[] | undefined) ?? []), value]
    else parameters[name] = value
  }
  return parameters
}

function parseValue(raw: string): unknown {
  try {
    return JSON.parse(raw) as unknown
  } catch {
    return raw
  }
}
