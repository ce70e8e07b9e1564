/** Puts a GGUF file into the runtime as a model, and again when the file changed; one that is there stays. */
import type { Ollama } from '#platform/ollama'
import { UserError } from '#platform/userError'
import { rememberedHash } from './rememberedHash'

export interface ImportRequest {
  readonly file: string
  readonly tag: string
  /** Tokens of prompt and answer together. */
  readonly contextTokens: number
  /** JSON file in which the hashes of files are remembered. */
  readonly hashes: string
  /** What to say where there is no such file. */
  readonly missing: string
}

export async function importBase(
  { file, tag, contextTokens, hashes, missing }: ImportRequest,
  ollama: Ollama,
): Promise<void> {
  const details = await ollama.show(tag)
  const sha256 = await rememberedHash(file, hashes)
  if (sha256 === null) {
    if (details === null) throw new UserError(missing)
    return
  }
  // A runtime names its copy by its hash.
  if (details?.weightsPath?.includes(sha256)) return
  await ollama.uploadBlob(sha256, file)
  const parameters = { num_ctx: contextTokens }
  // Prompts are sent raw, so that the template only has to be one.
  await ollama.create({ model: tag, sha256, template: '{{ .Prompt }}', parameters })
}
