/** Which suggestions belong to one sitting: in one process, for one client, with no gap of half an hour. */
import { randomUUID } from 'node:crypto'
import type { Client } from '#contracts/suggestion'

const GAP = 30 * 60 * 1000

export class Sessions {
  readonly #open = new Map<Client, { readonly id: string; lastAt: number }>()

  /** @param at milliseconds since 1970 */
  at(at: number, client: Client): string {
    const open = this.#open.get(client)
    if (open !== undefined && at - open.lastAt < GAP) {
      open.lastAt = at
      return open.id
    }
    const id = randomUUID()
    this.#open.set(client, { id, lastAt: at })
    return id
  }
}
