/** The parts of what was recorded that a person is likely to mean, from where they are. */
import type { RecordSelection } from '#contracts/record'

export interface PartOfRecord {
  readonly selection: RecordSelection
  /** Within a sentence. */
  readonly name: string
}

export interface WhereThePersonIs {
  /** URIs. */
  readonly file: string | undefined
  readonly folders: readonly string[]
  /** As in 2026-05-31. */
  readonly today: string
}

export function partsOfRecord({ file, folders, today }: WhereThePersonIs): PartOfRecord[] {
  const folder = file?.replace(/\/[^/]*$/, '')
  const below = [...new Set([...(folder === undefined ? [] : [folder]), ...folders])]
  return [
    ...(file === undefined
      ? []
      : [{ selection: { kind: 'file', path: file } as const, name: `the file ${lastName(file)}` }]),
    ...below.map((path) => ({
      selection: { kind: 'folder', path } as const,
      name: `the folder ${lastName(path)}`,
    })),
    { selection: { kind: 'day', day: today }, name: 'today' },
    { selection: { kind: 'all' }, name: 'everything' },
  ]
}

function lastName(uri: string): string {
  return decodeURIComponent(/([^/]*)\/?$/.exec(uri)?.[1] ?? uri)
}
