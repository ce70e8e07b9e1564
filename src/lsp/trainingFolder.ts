/** The folder that a training or its plan is about: the one that is named, else the first that is open. */
import { trainArgumentsSchema } from '#contracts/serverProtocol'
import { UserError } from '#platform/userError'
import { uriToPath } from './workspacePath'

/**
 * An absolute path. Throws a ZodError for arguments that are not valid.
 * @param folders URIs of the open folders
 */
export function trainingFolder(given: readonly unknown[], folders: readonly string[]): string {
  const [{ workspace }] = trainArgumentsSchema.parse(given.length > 0 ? given : [{}])
  const named = workspace ?? folders[0]
  if (named === undefined)
    throw new UserError('No folder is open to train on. Open one, or name it in the arguments.')
  if (!/^[a-z][a-z0-9+.-]+:/i.test(named)) return named
  const path = uriToPath(named)
  if (path === null) throw new UserError(`Training needs a folder on this machine; ${named} is not one.`)
  return path
}
