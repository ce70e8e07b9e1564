/** The file that the runtime serves a version from: training starts from it, and scoring reads it. */
import type { Version } from '#contracts/version'
import type { DeployParts } from '#engine/deploy/deploy'
import { UserError } from '#platform/userError'

/** Absolute path. Throws a UserError where the runtime does not share a disk with us. */
export async function servedFile(version: Version, { ollama }: Pick<DeployParts, 'ollama'>): Promise<string> {
  const details = await ollama.show(version.tag)
  if (details?.weightsPath) return details.weightsPath
  throw new UserError(
    `The runtime at ${ollama.url} does not say where the file of "${version.tag}" is. ` +
      'Train on the machine that the runtime runs on.',
  )
}
