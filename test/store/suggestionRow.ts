/** A suggestion as it is stored, of which a test says only what matters to it. */
import type { Suggestion } from '#contracts/suggestion'

export function suggestionRow(id: string, change: Partial<Suggestion> = {}): Suggestion {
  return {
    id,
    versionId: 'v1',
    client: 'editor',
    workspace: '/shop',
    path: 'src/Item.cs',
    language: 'csharp',
    line: 3,
    character: 4,
    prefix: 'class Item\n{\n',
    suffix: '\n}',
    text: 'int count;',
    scope: 'line',
    origin: 'network',
    surface: 'inline',
    createdAt: 1000,
    firstTokenMs: 20.5,
    totalMs: 81,
    ...change,
  }
}
