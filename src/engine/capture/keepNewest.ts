/** Puts a value in as the newest and lets go of the oldest, so that a long session does not grow. */
const kept = 200

export function keepNewest<Value>(map: Map<string, Value>, key: string, value: Value): void {
  map.delete(key)
  map.set(key, value)
  const [oldest] = map.keys()
  if (map.size > kept && oldest !== undefined) map.delete(oldest)
}
