/** Which version serves each track, and which one a roll back returns to. */
import { z } from 'zod'
import { type Database, type Statement } from './database'
import { insertInto, readRow } from './readRow'

const activationSchema = z.object({
  track: z.string(),
  versionId: z.string(),
  /** Where a roll back goes; null when this was the first. */
  previousVersionId: z.string().nullable(),
  /** Milliseconds since 1970. */
  changedAt: z.number().int(),
  /** Who did it, for example `person` or `pipeline`. */
  changedBy: z.string(),
})
export type Activation = z.infer<typeof activationSchema>

const columns = Object.keys(activationSchema.shape)
const defaultTrack = 'default'

export class ActiveVersion {
  readonly #database: Database
  readonly #current: Statement
  readonly #set: Statement
  readonly #remember: Statement
  readonly #history: Statement

  constructor(database: Database) {
    this.#database = database
    this.#current = database.prepare('SELECT * FROM activeVersion WHERE track = ?')
    this.#set = database.prepare(
      `${insertInto('activeVersion', columns)} ON CONFLICT (track) DO UPDATE SET versionId = excluded.versionId,
       previousVersionId = excluded.previousVersionId, changedAt = excluded.changedAt, changedBy = excluded.changedBy`,
    )
    this.#remember = database.prepare(insertInto('activeVersionHistory', columns))
    this.#history = database.prepare(
      'SELECT * FROM activeVersionHistory WHERE track = ? ORDER BY sequence DESC',
    )
  }

  /** Undefined where nothing was ever made active. */
  current(track: string = defaultTrack): Activation | undefined {
    const row = this.#current.get(track)
    return row === undefined ? undefined : readRow(activationSchema, row, 'activeVersion')
  }

  /** The version that a roll back returns to: going back twice goes two versions back. */
  previous(track: string = defaultTrack): string | undefined {
    return this.current(track)?.previousVersionId ?? undefined
  }

  /** The version must be in the table of versions. Setting the one that is active changes nothing. */
  set(
    versionId: string,
    change: Pick<Activation, 'changedAt' | 'changedBy'>,
    track: string = defaultTrack,
  ): void {
    this.#database.transaction(() => {
      const current = this.current(track)
      if (current?.versionId === versionId) return
      const row = { track, versionId, previousVersionId: this.#previousOf(versionId, current), ...change }
      this.#set.run(row)
      this.#remember.run(row)
    })
  }

  /** Every change, newest first. */
  history(track: string = defaultTrack): Activation[] {
    return this.#history.all(track).map((row) => readRow(activationSchema, row, 'activeVersionHistory'))
  }

  /** Stepping back restores what came before then; anything else steps forward from the current one. */
  #previousOf(versionId: string, current: Activation | undefined): string | null {
    if (current?.previousVersionId !== versionId) return current?.versionId ?? null
    const earlier = this.history(current.track).find((change) => change.versionId === versionId)
    return earlier?.previousVersionId ?? null
  }
}
