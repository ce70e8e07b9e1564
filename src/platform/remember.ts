/** Puts an entry into a map as its newest, and lets the oldest go where there are too many. */
export function remember<Key, Value>(map: Map<Key, Value>, key: Key, value: Value, most: number): void {
  map.delete(key)
  map.set(key, value)
  while (map.size > most) {
    const [oldest] = map.keys()
    map.delete(oldest!)
  }
}
