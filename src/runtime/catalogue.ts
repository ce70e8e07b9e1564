/** Lists, copies and deletes models: /api/tags, /api/ps, /api/copy, /api/delete. */
import {
  type PsResponse,
  type TagsResponse,
  copyRequestSchema,
  deleteRequestSchema,
} from '#contracts/ollamaProtocol'
import { parseModelName } from './modelName'
import type { ModelStore } from './modelStore'
import { parseBody } from './requestBody'
import { RequestError } from './requestError'
import type { Scheduler } from './scheduler'
import { capabilities } from './show'
import { timestamp } from './timestamp'

export async function tags(models: ModelStore): Promise<TagsResponse> {
  const all = await models.list()
  return {
    models: all.map((model) => ({
      name: model.displayName,
      model: model.displayName,
      modified_at: model.modifiedAt.toISOString(),
      size: model.manifest.weights.size,
      digest: model.digest,
      details: model.manifest.details,
      capabilities: capabilities(model),
    })),
  }
}

/** What is in memory, the one that stays longest first. */
export function ps(scheduler: Scheduler, now: number): PsResponse {
  const runners = [...scheduler.loaded()].sort((a, b) => b.expiresAt - a.expiresAt)
  return {
    models: runners.map(({ loaded: { label, model, settings }, expiresAt }) => ({
      name: label.name,
      model: label.name,
      size: model.bytes,
      digest: label.digest,
      details: label.details,
      expires_at: timestamp(expiresAt, now),
      size_vram: 0,
      context_length: settings.contextLength,
    })),
  }
}

/** Overwrites silently. */
export async function copy(models: ModelStore, body: unknown): Promise<void> {
  const { source, destination } = parseBody(copyRequestSchema, body)
  const from = parseModelName(source)
  if (!from) throw new RequestError(400, `source ${JSON.stringify(source)} is invalid`)
  const to = parseModelName(destination)
  if (!to) throw new RequestError(400, `destination ${JSON.stringify(destination)} is invalid`)
  const found = await models.manifests.read(from)
  if (!found) throw new RequestError(404, `model ${JSON.stringify(source)} not found`)
  await models.put(to, found.manifest)
}

/** Leaves what is in memory alone. */
export async function remove(models: ModelStore, body: unknown): Promise<void> {
  const request = parseBody(deleteRequestSchema, body)
  const asked = request.model || request.name || ''
  const name = parseModelName(asked)
  if (!name) throw new RequestError(400, `name ${JSON.stringify(asked)} is invalid`)
  if (!(await models.manifests.read(name))) throw new RequestError(404, `model '${asked}' not found`)
  await models.remove(name)
}
