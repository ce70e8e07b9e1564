/** What a survey finds in a folder, without threads and with nothing known before. */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Survey, type SurveyParts, doJob, survey } from '#engine/curate/curate'
import { redact } from '#engine/redact/redact'
import { firstCommits } from '#platform/firstCommits'
import { systemGit } from '#platform/git'
import { SameThread } from '#platform/workerPool'

export async function surveyed(folder: string, change: Partial<SurveyParts> = {}): Promise<Survey> {
  const cache = await mkdtemp(join(tmpdir(), 'surveyed-'))
  try {
    return await survey(folder, { ...surveyParts(cache), ...change })
  } finally {
    await rm(cache, { recursive: true, force: true })
  }
}

/** @param cache absolute folder */
export function surveyParts(cache: string): SurveyParts {
  const workers = new SameThread((job: Parameters<typeof doJob>[0]) => doJob(job, redact))
  return { ...{ git: systemGit, firstCommits, workers, cache, code: 'test' }, trainedPaths: () => [] }
}
