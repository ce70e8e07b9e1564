/** Brings a database to today's shape, in one transaction, also when two processes open a new file at once. */
import { type Database } from './database'
import { migrations } from './migrations'
import { StoreError } from './storeError'

/** Throws a StoreError of kind `newer` for a database that a later program wrote; it is left untouched. */
export function migrate(database: Database, steps: readonly string[] = migrations): void {
  if (isCurrent(database, steps)) return
  database.transaction(() => {
    // Another process may have done it while this one waited for the lock.
    if (isCurrent(database, steps)) return
    for (const step of steps.slice(database.userVersion)) database.exec(step)
    database.exec(`PRAGMA user_version = ${steps.length}`)
  })
}

function isCurrent(database: Database, steps: readonly string[]): boolean {
  const found = database.userVersion
  if (found > steps.length)
    throw new StoreError(
      'newer',
      `${database.path} was written by a newer Apprentice (format ${found}, this one knows ${steps.length}). Update Apprentice, or choose another data folder with --home.`,
    )
  return found === steps.length
}
