/** A part of what was recorded: of a workspace, of a folder or a file in it, of a stretch of time, or all of it. */
export interface RecordedPlace {
  /** As it is stored; any where it is left out, and then any path. */
  readonly workspace?: string
  /** A file; a folder where it ends in a slash; all of the workspace where it is left out. */
  readonly path?: string
  /** Milliseconds since 1970, the end excluded. */
  readonly from?: number
  readonly until?: number
}

/** SQL for the columns of a table that say where and when. */
export interface PlaceColumns {
  readonly workspace: string
  readonly path: string
  readonly at: string
}

export interface PlaceConditions {
  /** SQL. */
  readonly conditions: string
  /** Of its parameters. */
  readonly values: Readonly<Record<string, string | number>>
}

/** Only of what is asked for, so that an index serves each. */
export function placeConditions(
  { workspace, path, from, until }: RecordedPlace,
  columns: PlaceColumns,
): PlaceConditions {
  const conditions = ['1']
  const values: Record<string, string | number> = {}
  const hold = (condition: string, name: string, value: string | number | undefined): void => {
    if (value === undefined) return
    conditions.push(condition)
    values[name] = value
  }
  hold(`${columns.workspace} = @workspace`, 'workspace', workspace)
  if (path?.endsWith('/')) {
    hold(`${columns.path} >= @path`, 'path', path)
    // The character behind a slash: everything that begins with the path is smaller.
    hold(`${columns.path} < @end`, 'end', `${path.slice(0, -1)}0`)
  } else hold(`${columns.path} = @path`, 'path', path)
  hold(`${columns.at} >= @from`, 'from', from)
  hold(`${columns.at} < @until`, 'until', until)
  return { conditions: conditions.join(' AND '), values }
}
