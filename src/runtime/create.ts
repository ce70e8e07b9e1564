/** POST /api/create: a model from an uploaded GGUF, or from another model with other settings. */
import { type CreateRequest, type CreateStatus, createRequestSchema } from '#contracts/ollamaProtocol'
import { errorCode } from '#platform/files'
import { hasGgufMagic } from './ggufMetadata'
import type { Manifest } from './manifestStore'
import { describeModel } from './modelDetails'
import { type ModelName, parseModelName } from './modelName'
import type { ModelStore } from './modelStore'
import { type Reply, stream } from './reply'
import { parseBody } from './requestBody'
import { RequestError } from './requestError'

export function create(models: ModelStore, body: unknown): Reply {
  const request = parseBody(createRequestSchema, body)
  // Answers as Ollama 0.34.1 and later do, before it looks at anything else.
  if (Object.keys(request.adapters ?? {}).length > 0) {
    throw new RequestError(400, 'LoRA adapters are no longer supported')
  }
  for (const [path, digest] of Object.entries(request.files ?? {})) {
    if (!isRelative(path)) throw new RequestError(400, 'file path must be relative')
    if (digest === '') throw new RequestError(400, 'invalid digest format')
  }
  const name = parseModelName(request.model || request.name || '')
  if (!name) throw new RequestError(400, 'invalid model name')
  return stream(request.stream, statuses(models, name, request), (all) => all.at(-1) ?? {})
}

async function* statuses(
  models: ModelStore,
  name: ModelName,
  request: CreateRequest,
): AsyncGenerator<CreateStatus, void> {
  const base = request.from ? yield* fromModel(models, request.from) : yield* fromFiles(models, request.files)
  if (request.quantize || request.quantization) {
    throw new RequestError(
      400,
      'create-time quantization is only supported for safetensors imports; quantize GGUF models with llama.cpp tools before importing',
    )
  }
  const licenses = typeof request.license === 'string' ? [request.license] : request.license
  const manifest: Manifest = {
    ...base,
    template: request.template || base.template,
    system: request.system || base.system,
    license: licenses?.filter((text) => text !== '') ?? base.license,
    parameters: { ...base.parameters, ...request.parameters },
  }
  yield { status: `using existing layer ${manifest.weights.digest}` }
  yield { status: 'writing manifest' }
  await models.put(name, manifest)
  yield { status: 'success' }
}

async function* fromModel(models: ModelStore, from: string): AsyncGenerator<CreateStatus, Manifest> {
  const name = parseModelName(from)
  if (!name) throw new RequestError(400, 'invalid model name')
  const found = await models.manifests.read(name)
  if (found) return found.manifest
  // Ollama asks its registry now; we have none to ask.
  yield { status: 'pulling manifest' }
  throw new RequestError(500, 'pull model manifest: file does not exist')
}

async function* fromFiles(
  models: ModelStore,
  files: CreateRequest['files'],
): AsyncGenerator<CreateStatus, Manifest> {
  if (!files) throw new RequestError(400, "neither 'from' or 'files' was specified")
  const [first, ...others] = Object.entries(files)
  if (!first || !(await looksLikeGguf(models, first))) throw new RequestError(400, 'unknown type')
  if (others.length > 0) throw new RequestError(400, 'only one GGUF file is supported by this runtime')
  yield { status: 'parsing GGUF' }
  const [file, digest] = first
  const path = models.blobs.path(digest)
  const size = await models.blobs.size(digest)
  if (size === null) throw new RequestError(500, `open ${path}: no such file or directory`)
  if (!(await hasGgufMagic(path))) throw new RequestError(400, 'supplied file was not in GGUF format')
  const normalised = `sha256:${digest.slice('sha256:'.length).toLowerCase()}`
  const metadata = await models.metadata(normalised)
  if (metadata.keyValues['general.type'] === 'adapter') {
    throw new RequestError(400, `LoRA adapters are no longer supported: ${file} is a LoRA adapter`)
  }
  return {
    schemaVersion: 1,
    weights: { digest: normalised, size },
    details: describeModel(metadata),
    template: null,
    system: null,
    license: [],
    parameters: {},
  }
}

/** A file is taken for a GGUF by its name, or else by its first bytes. */
async function looksLikeGguf(
  models: ModelStore,
  [file, digest]: readonly [string, string],
): Promise<boolean> {
  if (file.endsWith('.gguf')) return true
  if (file.endsWith('.safetensors')) {
    throw new RequestError(400, 'safetensors imports are not supported by this runtime')
  }
  try {
    return await hasGgufMagic(models.blobs.path(digest))
  } catch (error) {
    if (error instanceof RequestError || errorCode(error) === 'ENOENT') return false
    throw error
  }
}

function isRelative(path: string): boolean {
  return !/[\\:]/.test(path) && path.split('/').every((part) => part !== '' && part !== '.' && part !== '..')
}
