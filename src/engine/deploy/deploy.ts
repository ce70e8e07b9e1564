/** Publishes a trained file as a version, switches the active one, keeps the last few, rolls back. */
import { randomUUID } from 'node:crypto'
import type { Version } from '#contracts/version'
import type { Store } from '#engine/store/store'
import type { Clock } from '#platform/clock'
import { sha256OfFile } from '#platform/files'
import type { Ollama } from '#platform/ollama'
import { UserError } from '#platform/userError'
import { parseParameters } from './parseParameters'
import { versionTag } from './versionTag'

export interface DeployParts {
  readonly ollama: Ollama
  readonly store: Pick<Store, 'versions' | 'activeVersion' | 'transaction'>
  readonly clock: Clock
  readonly keepAlive: string
  /** Trained versions kept, the active one included. */
  readonly keepVersions: number
}

/** Requests that were under way with the old version get this long to end before it is let go. */
const DRAIN_MS = 300

/** The row of a base model, made on first sight. Throws where the runtime has no such model. */
export async function adoptBase(tag: string, { ollama, store, clock }: DeployParts): Promise<Version> {
  const known = store.versions.byTag(tag)
  if (known !== undefined) return known
  if ((await ollama.show(tag)) === null) {
    throw new UserError(
      `The runtime at ${ollama.url} has no model "${tag}". Pull it first, or name another as the base: with apprentice.base in an ` +
        'editor, with --base on the command line.',
    )
  }
  const version: Version = {
    id: randomUUID(),
    tag,
    baseId: null,
    runId: null,
    sha256: null,
    state: 'base',
    createdAt: clock.now(),
  }
  return store.transaction(() => {
    // Another window may have been quicker.
    const added = store.versions.byTag(tag)
    if (added !== undefined) return added
    store.versions.add(version)
    return version
  })
}

/**
 * Uploads a trained file and creates its tag with the base's template and parameters, loads it by a request that
 * nobody aborts, and asks it one thing. The active version is not touched.
 */
export async function publish(
  base: Version,
  run: { id: string; file: string },
  parts: DeployParts,
): Promise<Version> {
  const { ollama, store, clock } = parts
  const details = await ollama.show(base.tag)
  if (details === null)
    throw new UserError(`The base model "${base.tag}" is gone from the runtime at ${ollama.url}.`)
  const sha256 = await sha256OfFile(run.file)
  const tag = versionTag(
    base.tag,
    store.versions.list().map((version) => version.tag),
  )
  await ollama.uploadBlob(sha256, run.file)
  await ollama.create({
    model: tag,
    sha256,
    template: details.template,
    parameters: parseParameters(details.parameters),
  })
  await ollama.load(tag, parts.keepAlive)
  await probe(tag, ollama)
  const version: Version = {
    id: randomUUID(),
    tag,
    baseId: base.id,
    runId: run.id,
    sha256,
    state: 'candidate',
    createdAt: clock.now(),
  }
  store.versions.add(version)
  return version
}

export interface Switched {
  readonly from: Version | null
  readonly to: Version
  /** Tags of versions that were let go. */
  readonly removed: readonly string[]
}

/**
 * Makes a version the active one. Requests under way end on the old one, which is let go afterwards.
 * @param changedBy who did it, for example `person` or `pipeline`
 */
export async function switchTo(version: Version, changedBy: string, parts: DeployParts): Promise<Switched> {
  const { ollama, store, clock } = parts
  await ollama.load(version.tag, parts.keepAlive)
  const from = current(store)
  store.activeVersion.set(version.id, { changedAt: clock.now(), changedBy })
  if (version.state === 'candidate') store.versions.setState(version.id, 'promoted')
  if (from !== null && from.tag !== version.tag) {
    await clock.delay(DRAIN_MS)
    // Letting go frees memory; a runtime that refuses lets it go by itself after a while.
    await ollama.unload(from.tag).catch(() => undefined)
  }
  return { from, to: version, removed: await prune(version, from, parts) }
}

/** The active version, or null where none was ever set. */
export function current({
  versions,
  activeVersion,
}: Pick<Store, 'versions' | 'activeVersion'>): Version | null {
  const active = activeVersion.current()
  return (active && versions.get(active.versionId)) ?? null
}

/** The version before the active one becomes active again. Null where there is none. */
export async function rollBack(parts: DeployParts): Promise<Switched | null> {
  const { versions, activeVersion } = parts.store
  const previousId = activeVersion.previous()
  const previous = previousId === undefined ? undefined : versions.get(previousId)
  if (previous === undefined || previous.state === 'removed') return null
  return await switchTo(previous, 'person', parts)
}

/** Removes a candidate that was not promoted from the runtime; its row stays, with its scorecard. */
export async function discard(version: Version, { ollama, store }: DeployParts): Promise<void> {
  store.versions.setState(version.id, 'kept')
  await ollama.unload(version.tag).catch(() => undefined)
  await ollama.remove(version.tag)
}

/** Lets go of the oldest trained versions beyond the number to keep; never the active one or the one before it. */
async function prune(to: Version, from: Version | null, parts: DeployParts): Promise<string[]> {
  const { ollama, store, keepVersions } = parts
  const trained = store.versions
    .list()
    .filter((version) => version.state === 'promoted')
    .sort((left, right) => right.createdAt - left.createdAt)
  const removed: string[] = []
  for (const version of trained.slice(keepVersions)) {
    if (version.id === to.id || version.id === from?.id) continue
    await ollama.remove(version.tag)
    store.versions.setState(version.id, 'removed')
    removed.push(version.tag)
  }
  return removed
}

/** A file can be created and still not load or answer: one short answer shows that it does. */
async function probe(tag: string, ollama: Ollama): Promise<void> {
  const request = { model: tag, prompt: 'public class ', stop: [], maxTokens: 4, keepAlive: '5m' }
  for await (const piece of ollama.generate(request)) if (piece !== '') return
}
