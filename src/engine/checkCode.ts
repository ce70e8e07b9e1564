/** What is known of a workspace's code beyond its text: which files do not compile, and whether it asks who may write. */
import { join } from 'node:path'
import { type Gate, type Survey, codeGates, filesIn } from '#engine/curate/curate'
import type { PipelineParts } from './pipelineParts'
import { rememberedBuild } from './rememberedBuild'

export type CodeCheckParts = Pick<PipelineParts, 'dataFolder' | 'git' | 'rules' | 'settings' | 'trainer'>

/** Builds a copy of the workspace, as far as its tools are here. Rejects when it is cancelled. */
export async function checkCode(
  surveyed: Survey,
  { dataFolder, git, rules, settings, trainer }: CodeCheckParts,
  signal?: AbortSignal,
): Promise<Gate[]> {
  const { folder, files } = surveyed
  const limit = settings.buildCheckSeconds * 1000
  const paths = async (): Promise<string[]> =>
    (await filesIn(folder, git)).filter(
      (path) => rules.exclusions.reasonFor({ workspace: folder, path }) !== 'secretFile',
    )
  const memory = join(dataFolder.cache, 'builds')
  const buildErrors =
    limit === 0
      ? new Map<string, string[]>()
      : await rememberedBuild(surveyed, {
          ...{ processes: trainer.processes, limit, signal, paths, folder: memory },
        })
  const usesAuthorisation = files.some((file) => file.usesAuthorisation)
  return codeGates({ buildErrors, usesAuthorisation })
}
