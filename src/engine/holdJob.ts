/**
 * Does a job while holding its lock, so that one machine trains, or changes models, once at a time. The job must stop
 * with its signal, which aborts with the caller's and when the lock was taken over, after the machine slept for example.
 */
import type { Store } from '#engine/store/store'
import { StoreError } from '#engine/store/storeError'
import type { Clock } from '#platform/clock'
import { isAlive } from '#platform/processes'
import { UserError } from '#platform/userError'

export type JobName = 'training' | 'models' | 'examples'

const RENEW_MS = 10_000
/** What takes seconds is worth waiting for; a training is not. */
const WAIT_MS: Readonly<Record<JobName, number>> = { training: 0, models: 60_000, examples: 60_000 }

const sentence: Readonly<Record<JobName, string>> = {
  training: 'Another training runs on this machine',
  models: 'Another window is changing models',
  examples: 'Another window is making examples of what was recorded, or is forgetting some of it',
}

/** @param ending the caller's; a wait for the lock ends with it, too, and rejects with its reason */
export async function holdJob<T>(
  name: JobName,
  { store, clock }: { readonly store: Pick<Store, 'jobLock'>; readonly clock: Clock },
  work: (signal: AbortSignal) => Promise<T>,
  ending?: AbortSignal,
): Promise<T> {
  const until = clock.now() + WAIT_MS[name]
  let held = store.jobLock.acquire(name, clock.now(), { isAlive })
  while (held.kind === 'held') {
    if (clock.now() >= until)
      throw new UserError(`${sentence[name]} (process ${held.pid}). Try again when it is done.`)
    await clock.delay(200, ending)
    held = store.jobLock.acquire(name, clock.now(), { isAlive })
  }
  const { owner } = held
  const lost = new AbortController()
  const renewing = setInterval(() => {
    try {
      if (!store.jobLock.renew(name, owner, clock.now())) lost.abort()
    } catch (error) {
      // The next beat may do; whoever takes the lock over meanwhile is seen then.
      if (!(error instanceof StoreError)) throw error
    }
  }, RENEW_MS)
  try {
    return await work(ending ? AbortSignal.any([lost.signal, ending]) : lost.signal)
  } finally {
    clearInterval(renewing)
    store.jobLock.release(name, owner)
  }
}
