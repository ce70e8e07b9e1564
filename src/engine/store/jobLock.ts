/** One job of a kind per machine: a row with an owner and a heartbeat, taken over when its holder is gone. */
import { randomUUID } from 'node:crypto'
import { type Database, type Statement } from './database'

/** Milliseconds without a heartbeat after which a lock counts as left behind. Renew at least every third of it. */
const staleMilliseconds = 30_000

export interface Holder {
  readonly pid: number
  /** Milliseconds since 1970. */
  readonly heartbeatAt: number
}

export type Acquired =
  { readonly kind: 'acquired'; readonly owner: string } | ({ readonly kind: 'held' } & Holder)

export interface HolderCheck {
  /** Whether a process lives; a dead holder's lock is free at once. Without it, only the heartbeat counts. */
  readonly isAlive?: (pid: number) => boolean
}

export class JobLock {
  readonly #database: Database
  readonly #get: Statement
  readonly #take: Statement
  readonly #renew: Statement
  readonly #release: Statement

  constructor(database: Database) {
    this.#database = database
    this.#get = database.prepare('SELECT pid, heartbeatAt FROM jobLock WHERE name = ?')
    this.#take = database.prepare(
      `INSERT INTO jobLock (name, owner, pid, heartbeatAt) VALUES (?, ?, ?, ?)
       ON CONFLICT (name) DO UPDATE SET owner = excluded.owner, pid = excluded.pid, heartbeatAt = excluded.heartbeatAt`,
    )
    this.#renew = database.prepare('UPDATE jobLock SET heartbeatAt = ? WHERE name = ? AND owner = ?')
    this.#release = database.prepare('DELETE FROM jobLock WHERE name = ? AND owner = ?')
  }

  /** @param now milliseconds since 1970 */
  acquire(name: string, now: number, check: HolderCheck = {}): Acquired {
    return this.#database.transaction(() => {
      const holder = this.holder(name, now, check)
      if (holder !== null) return { kind: 'held', ...holder }
      const owner = randomUUID()
      this.#take.run(name, owner, process.pid, now)
      return { kind: 'acquired', owner }
    })
  }

  /** False when the lock was taken over (the machine slept, say): the owner must stop its job. */
  renew(name: string, owner: string, now: number): boolean {
    return this.#renew.run(now, name, owner) === 1
  }

  release(name: string, owner: string): void {
    this.#release.run(name, owner)
  }

  /** Who holds the lock; null also when the holder left it behind. */
  holder(name: string, now: number, { isAlive = () => true }: HolderCheck = {}): Holder | null {
    const holder = this.#get.get(name) as Holder | undefined
    // A heartbeat far in the future is stale too: the clock was set back.
    if (!holder || Math.abs(now - holder.heartbeatAt) > staleMilliseconds) return null
    return isAlive(holder.pid) ? holder : null
  }
}
