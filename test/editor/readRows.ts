/** What the engine has stored, read beside it. */
import Database from 'better-sqlite3'
import { existsSync } from 'node:fs'
import { dataFolder } from '#platform/dataFolder'

export type Row = Readonly<Record<string, unknown>>

/** No rows where there is no database yet. @param home the data folder */
export function readRows(home: string, query: string, ...parameters: unknown[]): Row[] {
  const { database } = dataFolder(home)
  if (!existsSync(database)) return []
  const connection = new Database(database, { readonly: true })
  try {
    return connection.prepare(query).all(...parameters) as Row[]
  } finally {
    connection.close()
  }
}
