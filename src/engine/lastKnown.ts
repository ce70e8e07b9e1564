/** A look into the store that goes on when the store fails: with what was found last. */
import { StoreError } from '#engine/store/storeError'

/** Null where it fails before anything was found. A bug stays a bug. */
export function lastKnown<T>(look: () => T | null): () => T | null {
  let found: T | null = null
  return () => {
    try {
      found = look()
    } catch (error) {
      if (!(error instanceof StoreError)) throw error
    }
    return found
  }
}
