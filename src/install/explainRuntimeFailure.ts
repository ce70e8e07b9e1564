/** Why the built-in runtime could not be installed, and what to do, in one place. */
import { DownloadError, type DownloadFailure } from '#platform/download'
import { errorCode } from '#platform/files'
import { systemSentence } from '#platform/systemError'
import { UserError } from '#platform/userError'
import { type RuntimePackages, nameOf } from './runtimePackage'

const advice: Readonly<Record<DownloadFailure, string>> = {
  unreachable:
    'Check the connection (HTTPS_PROXY and NO_PROXY are honoured) and try again, name a registry that can be reached',
  notFound: 'Name a registry that has it',
  refused: 'Name a registry that gives it without signing in',
  corrupt:
    'Something between here and the registry changes or cuts what is downloaded: try again, name another registry',
}

/** An unexpected error comes back as it is. */
export function explainRuntimeFailure(error: unknown, list: RuntimePackages): unknown {
  if (error instanceof UserError) return error
  if (error instanceof DownloadError) {
    return new UserError(
      `The built-in runtime was not installed: ${error.message}. ${advice[error.failure]} (setting apprentice.registry), ` +
        `or prepare a folder elsewhere with "npm install ${wanted(list)} --ignore-scripts" and name it in apprentice.runtimePackages.`,
    )
  }
  // Windows does not move a folder from which a program has loaded a library.
  if (['EPERM', 'EBUSY'].includes(errorCode(error)) && isRename(error)) {
    return new UserError(
      'The built-in runtime is in use and could not be replaced. Close the other editor windows and try again.',
    )
  }
  const sentence = systemSentence(error)
  return sentence === null ? error : new UserError(`The built-in runtime was not installed. ${sentence}`)
}

function wanted({ common }: RuntimePackages): string {
  const main = common.find((one) => nameOf(one) === 'node-llama-cpp')
  return main === undefined ? 'node-llama-cpp' : `node-llama-cpp@${main.version}`
}

function isRename(error: unknown): boolean {
  return error instanceof Error && 'syscall' in error && error.syscall === 'rename'
}
