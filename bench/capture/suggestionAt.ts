/** A suggestion as it is made at a place in real code, with as much around it as a prompt holds. */
import { settingsSchema } from '#contracts/settings'
import type { Suggestion } from '#contracts/suggestion'
import type { Place } from '#bench/latency/places'

export const WORKSPACE = '/srv/shop'

const { prefixCharacters, suffixCharacters } = settingsSchema.parse({})

export function suggestionAt(
  { path, text, offset, lineEnd }: Place,
  id: string,
  createdAt: number,
): Suggestion {
  const before = text.slice(0, offset)
  return {
    ...{ id, createdAt, path, workspace: WORKSPACE, versionId: 'v1', client: 'editor' },
    language: path.endsWith('.cs') ? 'csharp' : 'typescript',
    line: before.split('\n').length - 1,
    character: offset - before.lastIndexOf('\n') - 1,
    prefix: before.slice(-prefixCharacters),
    suffix: text.slice(lineEnd, lineEnd + suffixCharacters),
    text: text.slice(offset, lineEnd),
    ...{ scope: 'line', origin: 'network', surface: 'inline', firstTokenMs: 80, totalMs: 240 },
  }
}
