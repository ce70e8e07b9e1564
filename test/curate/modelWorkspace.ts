/** A workspace that is only a model: the real survey over files whose facts and texts a test says. */
import type { Survey } from '#engine/curate/curate'
import { survey } from '#engine/curate/survey/survey'
import { exampleLanguageOf } from '#engine/curate/survey/exampleLanguage'
import { fileGroup } from '#engine/curate/survey/fileGroup'
import { shingles, signature } from '#engine/duplicates/duplicates'
import { sha256 } from '#platform/files'

export interface ModelFile {
  readonly text: string
  /** Milliseconds since 1970; null before its first commit. */
  readonly at: number | null
}

/** @param trained paths that a version was trained on */
export async function surveyOf(
  files: ReadonlyMap<string, ModelFile>,
  trained: Iterable<string>,
): Promise<Survey> {
  return await survey('/model', {
    git: { files: () => Promise.resolve([...files.keys()].sort()), init: () => Promise.resolve() },
    firstCommits: () =>
      Promise.resolve(new Map([...files].flatMap(([path, { at }]) => (at === null ? [] : [[path, at]])))),
    trainedPaths: () => trained,
    cache: '/nowhere',
    code: 'model',
    workers: {
      size: 4,
      rest: () => Promise.resolve(),
      run: ({ path }) =>
        Promise.resolve({ kind: 'facts', facts: factsOf(path, files.get(path)!), isNew: true }),
    },
  })
}

function factsOf(path: string, { text }: ModelFile) {
  return {
    ...{ path, hash: sha256(text), group: fileGroup(path), units: [], licence: null, redacted: {} },
    language: exampleLanguageOf(path)!,
    signature: Buffer.from(signature(shingles(text)).buffer).toString('base64'),
  }
}
