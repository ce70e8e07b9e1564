/** Kills writing processes over and over and says what was lost: used by a short test and by a long soak. */
import { openDatabase } from '#engine/store/database'
import { openStore } from '#engine/store/store'
import { buildWriter, startWriter } from './startWriter'

export interface KillReport {
  readonly kills: number
  /** Rows that the writers said were committed. */
  readonly committed: number
  /** Of these, the ones that are not there. Must be empty. */
  readonly lost: readonly string[]
  /** Suggestions without their event, written in one transaction with it. Must be 0. */
  readonly halves: number
  /** What SQLite's own checks say. Must be `ok`. */
  readonly integrity: string
}

/** Each process runs until it has written something, and a random while on; every second one beside a survivor. */
export async function killWriters(database: string, kills: number): Promise<KillReport> {
  const bundle = await buildWriter()
  const committed: string[] = []
  for (let kill = 0; kill < kills; kill++) {
    const beside = kill % 2 === 1 ? startWriter(bundle, database, `beside-${kill}`, 200) : null
    const writer = startWriter(bundle, database, `killed-${kill}`)
    while (writer.committed().length === 0 && writer.process.exitCode === null) await wait(5)
    await wait(Math.random() * 60)
    writer.process.kill('SIGKILL')
    await writer.ended
    await beside?.ended
    committed.push(...writer.committed(), ...(beside?.committed() ?? []))
  }
  return { kills, committed: committed.length, ...check(database, committed) }
}

function check(
  path: string,
  committed: readonly string[],
): Pick<KillReport, 'lost' | 'halves' | 'integrity'> {
  const store = openStore(path)
  const lost = committed.filter((id) => store.suggestions.get(id)?.text !== id)
  store.close()
  const database = openDatabase(path)
  const [halves] = Object.values(
    database
      .prepare('SELECT count(*) FROM suggestions WHERE id NOT IN (SELECT suggestionId FROM events)')
      .get() as object,
  ) as number[]
  const checks = [
    ...database.prepare('PRAGMA integrity_check').all(),
    ...database.prepare('PRAGMA foreign_key_check').all(),
  ]
  database.close()
  return {
    lost,
    halves: halves ?? 0,
    integrity: checks.flatMap((row) => Object.values(row as object)).join(' '),
  }
}

function wait(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds))
}
