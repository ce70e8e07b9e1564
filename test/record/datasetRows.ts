/** Rows and cards of datasets, for tests of what is done with them. */
import type { DatasetCard } from '#contracts/dataset'
import type { ExampleSource, FimExample } from '#contracts/example'

const fromRepository: ExampleSource = { kind: 'repository', fileHash: 'x', line: 1 }

/** @param paths the file of the answer first */
export function fimRow(id: string, paths: string[], source: ExampleSource = fromRepository): FimExample {
  return {
    ...{ format: 'fim', task: 'line', prompt: `prompt ${id}`, completion: `completion ${id}` },
    ...{ id, contentHash: id, weight: 1, language: 'csharp', pattern: null, group: paths[0]!, paths, source },
    ...{ at: null, quality: null, security: null, loss: null },
  }
}

/** A card that says how many rows there are, and no more. */
export function cardOf(
  id: string,
  { train, test = 0 }: { train: number; test?: number },
  files: DatasetCard['files'] = { 'train.jsonl': { rows: train, sha256: 'x' } },
): DatasetCard {
  return {
    ...{ schema: 2, id, createdAt: '2026-01-01T00:00:00.000Z', workspace: '/shop', files, licences: {} },
    promptFormat: { name: 'qwen-fim', endToken: '<|endoftext|>' },
    counts: {
      ...{ files: 1, examples: train + test, bySplit: { train, validation: 0, test } },
      ...{ byFormat: {}, bySource: {}, byLanguage: {}, byPattern: {}, byTask: {} },
      ...{ leftOut: {}, redacted: {} },
    },
    size: { characters: 20, tokens: 6, areTokensCounted: false },
  }
}
