/** A workspace that is only a model: divided as a survey divides it, by facts and texts that a test says. */
import { type SurveyedFile, divide } from '#engine/curate/survey/divide'
import { exampleLanguageOf } from '#engine/curate/survey/exampleLanguage'
import type { DividedFacts } from '#engine/curate/survey/fileFacts'
import { fileGroup } from '#engine/curate/survey/fileGroup'
import { shingles, signature } from '#engine/duplicates/duplicates'
import { sha256 } from '#platform/files'

export interface ModelFile {
  readonly text: string
  /** Milliseconds since 1970; null before its first commit. */
  readonly at: number | null
}

/** @param trained paths that a version was trained on */
export async function divided(
  files: ReadonlyMap<string, ModelFile>,
  trained: Iterable<string>,
): Promise<SurveyedFile[]> {
  const facts = [...files].map(([path, file]) => factsOf(path, file))
  const times = [...files].flatMap(([path, { at }]) => (at === null ? [] : [[path, at] as const]))
  const parts = { firstCommits: () => Promise.resolve(new Map(times)), trainedPaths: () => trained }
  return (
    await divide(
      '/model',
      facts.sort((one, other) => (one.path < other.path ? -1 : 1)),
      parts,
    )
  ).files
}

function factsOf(path: string, { text }: ModelFile): DividedFacts {
  return {
    ...{ path, hash: sha256(text), group: fileGroup(path), licence: null, redacted: {} },
    usesAuthorisation: false,
    language: exampleLanguageOf(path)!,
    signature: Buffer.from(signature(shingles(text)).buffer).toString('base64'),
  }
}
