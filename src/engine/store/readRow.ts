/** Rows in and out of a table: checked against the contract's schema both ways. */
import { type z } from 'zod'
import { StoreError } from './storeError'

/** The row as its contract; columns that are NULL count as absent where the contract has an optional field. */
export function readRow<Schema extends z.ZodType>(
  schema: Schema,
  row: unknown,
  table: string,
): z.output<Schema> {
  const result = schema.safeParse(row)
  if (result.success) return result.data
  const where = result.error.issues[0]
  throw new StoreError(
    'invalidRow',
    `A row of the table ${table} does not have the expected shape (${where?.path.join('.') ?? ''}: ${where?.message ?? ''}). Update Apprentice in every editor that uses this data folder.`,
  )
}

/** `INSERT` with named parameters for the columns. */
export function insertInto(table: string, columns: readonly string[]): string {
  return `INSERT INTO ${table} (${columns.join(', ')}) VALUES (${columns.map((column) => `@${column}`).join(', ')})`
}
