/** The files of a workspace as a dataset takes them. */
import { stat } from 'node:fs/promises'
import { join } from 'node:path'
import { type Survey, survey } from '#engine/curate/curate'
import type { Store } from '#engine/store/store'
import { firstCommits } from '#platform/firstCommits'
import { UserError } from '#platform/userError'
import type { PipelineParts } from './pipelineParts'

export type SurveyingParts = Pick<PipelineParts, 'git' | 'rules' | 'curating' | 'dataFolder'> & {
  readonly store: Pick<Store, 'examples'>
}

/** Throws a UserError where there is no such folder. */
export async function surveyWorkspace(
  folder: string,
  { git, rules, curating, dataFolder, store }: SurveyingParts,
  onProgress: (share: number) => void = () => {},
  signal?: AbortSignal,
): Promise<Survey> {
  const facts = await stat(folder).catch(() => null)
  if (facts?.isDirectory() !== true)
    throw new UserError(`There is no folder ${folder}. Open the folder of your code, or name another one.`)
  return await survey(folder, {
    ...{ git, firstCommits, onProgress, signal, exclusions: rules.exclusions },
    ...{ workers: curating.workers, code: await curating.code(), cache: curateCache(dataFolder) },
    trainedPaths: (workspace) => store.examples.trainedPaths(workspace),
  }).catch(async (error: unknown) => {
    await curating.workers.rest()
    throw error
  })
}

/** Absolute folder of what was found out of the files of repositories. */
export function curateCache({ cache }: PipelineParts['dataFolder']): string {
  return join(cache, 'curate')
}
