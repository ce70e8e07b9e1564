/** Puts a value in as the newest and lets go of the oldest, so that a long session does not grow. */
import { remember } from '#platform/remember'

const kept = 200

export function keepNewest<Value>(map: Map<string, Value>, key: string, value: Value): void {
  remember(map, key, value, kept)
}
