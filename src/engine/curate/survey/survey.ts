/** The files of a workspace that teach, each with its facts, group and split, and the reasons for those left out. */
import type { Split } from '#contracts/example'
import type { LeftOutReason } from '#contracts/leftOut'
import { type ExclusionReason, Exclusions } from '#engine/exclude/exclude'
import type { Git } from '#platform/git'
import { FoundOut } from '#engine/store/foundOut'
import { type CurateWorkers, filesAtOnce } from '#engine/curate/curateJob'
import { type DivideParts, type SurveyedFile, divide } from './divide'
import { exampleLanguageOf } from './exampleLanguage'
import type { DividedFacts, FileFacts } from './fileFacts'
import { fileGroup } from './fileGroup'
import { filesIn } from './filesIn'
import { inOrder } from '#engine/curate/inOrder'
import { leaveOutByPath } from './leaveOut'
import { type Looked, Looker } from './looker'
import { splitByName } from './splitGroups'

export interface SurveyParts extends DivideParts {
  readonly git: Git
  readonly exclusions?: Exclusions
  readonly workers: CurateWorkers
  /** Absolute folder in which what was found out of a file is kept; null to keep nothing. */
  readonly cache: string | null
  /** Names the code that looks, so that what other code found out is not taken over. */
  readonly code: string
  readonly signal?: AbortSignal | undefined
  /** Called with the share of files done, 0 to 1. */
  readonly onProgress?: (share: number) => void
}

export interface Survey {
  /** Absolute. */
  readonly folder: string
  /** In the order of their paths. */
  readonly files: readonly SurveyedFile[]
  /** Split by path of documents in prose, whose text only decision records are made of. */
  readonly documents: ReadonlyMap<string, Split>
  /** Reason by path. */
  readonly leftOut: ReadonlyMap<string, LeftOutReason>
  /** How many files had to be read anew; the rest was known. */
  readonly looked: number
}

export async function survey(folder: string, parts: SurveyParts): Promise<Survey> {
  const foundOut = FoundOut.open(parts.cache)
  try {
    return await surveyWith(new Looker({ ...parts, folder, foundOut }), folder, parts)
  } finally {
    foundOut.close()
  }
}

async function surveyWith(looker: Looker, folder: string, parts: SurveyParts): Promise<Survey> {
  const { exclusions = new Exclusions(), workers } = parts
  const leftOut = new Map<string, LeftOutReason>()
  const facts: DividedFacts[] = []
  const documents = new Map<string, Split>()
  let [looked, done] = [0, 0]
  const paths = await filesIn(folder, parts.git)
  const look = async (path: string): Promise<{ path: string; answer: Looked | { kind: 'document' } }> => {
    const excluded = exclusions.reasonFor({ workspace: folder, path })
    const reason = excluded === null ? leaveOutByPath(path) : reasonOf[excluded]
    if (reason !== null) return { path, answer: { kind: 'leftOut', reason } }
    if (isDocument(path)) return { path, answer: { kind: 'document' } }
    const language = exampleLanguageOf(path)
    if (language === null) return { path, answer: { kind: 'leftOut', reason: 'unsupportedLanguage' } }
    return { path, answer: await looker.look(path, language) }
  }
  for await (const { path, answer } of inOrder(paths, filesAtOnce(workers), look)) {
    if (answer.kind === 'leftOut') leftOut.set(path, answer.reason)
    if (answer.kind === 'document') documents.set(path, splitByName(fileGroup(path)))
    if (answer.kind === 'facts') {
      facts.push(dividedFacts(answer.facts))
      if (answer.isNew) looked++
    }
    parts.onProgress?.(++done / paths.length)
  }
  const { files, copies } = await divide(folder, facts, parts)
  for (const [path, reason] of copies) leftOut.set(path, reason)
  return { folder, files, documents, leftOut, looked }
}

function dividedFacts(facts: FileFacts): DividedFacts {
  const { path, language, hash, group, signature, usesAuthorisation, licence, redacted } = facts
  return { path, language, hash, group, signature, usesAuthorisation, licence, redacted }
}

function isDocument(path: string): boolean {
  return path.endsWith('.md')
}

const reasonOf: Readonly<Record<ExclusionReason, LeftOutReason>> = {
  outside: 'unreadable',
  secretFile: 'secretFile',
  setting: 'ignored',
  ignoreFile: 'ignored',
  apprenticeIgnore: 'ignored',
}
