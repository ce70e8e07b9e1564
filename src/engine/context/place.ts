/** Where the person is: a file as the editor has it, and the cursor in it. */
export interface Place {
  /** Absolute folder. */
  readonly workspace: string
  /** Relative to the workspace, with forward slashes. */
  readonly path: string
  readonly text: string
  /** Offset of the cursor in UTF-16 units. */
  readonly offset: number
}

/** Names the file of a place in a map. */
export function fileKey({ workspace, path }: Pick<Place, 'workspace' | 'path'>): string {
  return `${workspace}\n${path}`
}
