import { mkdtemp, readdir, rm, utimes, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { sha256 } from '#platform/files'
import { type BlobStore, openBlobStore } from './blobStore'
import { type Manifest, type ManifestStore, openManifestStore } from './manifestStore'
import { parseModelName } from './modelName'
import { type ModelStore, createModelStore } from './modelStore'

let home: string
let blobs: BlobStore
let manifests: ManifestStore
let models: ModelStore

beforeEach(async () => {
  home = await mkdtemp(join(tmpdir(), 'apprentice-models-'))
  blobs = await openBlobStore(home)
  manifests = await openManifestStore(home)
  models = createModelStore(blobs, manifests)
})
afterEach(() => rm(home, { recursive: true, force: true }))

const receive = (text: string) =>
  blobs.receive(
    (async function* () {
      yield Buffer.from(text)
    })(),
  )

const manifest = (digest: string): Manifest => ({
  schemaVersion: 1,
  weights: { digest, size: 1 },
  details: {
    parent_model: '',
    format: 'gguf',
    family: '',
    families: [],
    parameter_size: '',
    quantization_level: '',
  },
  template: null,
  system: null,
  license: [],
  parameters: {},
})

const name = (text: string) => parseModelName(text)!
const blobFiles = () => readdir(join(home, 'blobs'))

test('content is kept under its hash; an upload that breaks off leaves nothing', async () => {
  const digest = await receive('weights')
  expect(digest).toBe(`sha256:${sha256('weights')}`)
  expect(await blobs.size(digest)).toBe(7)
  const broken = blobs.receive(
    (async function* () {
      yield Buffer.from('half')
      throw new Error('gone')
    })(),
  )
  await expect(broken).rejects.toThrow('gone')
  expect(await blobFiles()).toHaveLength(1)
})

test('a digest with a dash or capitals is the same blob; any other form is a 400', async () => {
  const digest = await receive('weights')
  expect(blobs.path(digest.replace(':', '-').toUpperCase().replace('SHA256', 'sha256'))).toBe(
    blobs.path(digest),
  )
  expect(() => blobs.path('sha256:../../x')).toThrow(expect.objectContaining({ status: 400 }))
})

test('names are found without regard to case and keep their first spelling', async () => {
  const digest = await receive('a')
  await models.put(name('Toy'), manifest(digest))
  await models.put(name('TOY:LATEST'), { ...manifest(digest), system: 'new' })
  const found = await models.find('toy')
  expect(found?.displayName).toBe('Toy:latest')
  expect(found?.manifest.system).toBe('new')
  expect(await models.list()).toHaveLength(1)
})

test('a copy has the digest of its source; another parameter gives another', async () => {
  const digest = await receive('a')
  await models.put(name('one'), manifest(digest))
  await models.put(name('two'), (await models.find('one'))!.manifest)
  await models.put(name('three'), { ...manifest(digest), parameters: { num_ctx: 1 } })
  const [one, two, three] = await Promise.all(['one', 'two', 'three'].map((text) => models.find(text)))
  expect(two!.digest).toBe(one!.digest)
  expect(three!.digest).not.toBe(one!.digest)
})

test('weights go with their last name', async () => {
  const digest = await receive('a')
  await models.put(name('one'), manifest(digest))
  await models.put(name('two'), manifest(digest))
  await models.remove(name('one'))
  expect(await blobs.size(digest)).toBe(1)
  await models.put(name('two'), manifest(await receive('b')))
  expect(await blobs.size(digest)).toBeNull()
})

test('nothing is removed while a manifest cannot be read', async () => {
  const digest = await receive('a')
  await models.put(name('one'), manifest(digest))
  await writeFile(
    join(home, 'manifests', 'registry.ollama.ai~library~broken~latest.json'),
    '{"schemaVersion"',
  )
  await models.remove(name('one'))
  expect(await blobs.size(digest)).toBe(1)
  expect(await manifests.referenced()).toBeNull()
  expect(await models.list()).toEqual([])
})

test('a manifest is not left over weights that are gone', async () => {
  await expect(models.put(name('one'), manifest(`sha256:${'0'.repeat(64)}`))).rejects.toThrow('no such file')
  expect(await models.find('one')).toBeNull()
})

test('only old blobs that nobody names are pruned', async () => {
  const [used, old, young] = await Promise.all([receive('used'), receive('old'), receive('young')])
  await models.put(name('one'), manifest(used!))
  await writeFile(join(home, 'blobs', 'abandoned.part'), 'x')
  const longAgo = new Date(Date.now() - 2 * 60 * 60 * 1000)
  for (const path of [blobs.path(used!), blobs.path(old!), join(home, 'blobs', 'abandoned.part')]) {
    await utimes(path, longAgo, longAgo)
  }
  await blobs.prune((await manifests.referenced())!, Date.now())
  expect((await blobFiles()).sort()).toEqual([used, young].map((digest) => digest!.replace(':', '-')).sort())
})

test('a claimed blob is young again', async () => {
  const digest = await receive('a')
  const longAgo = new Date(Date.now() - 2 * 60 * 60 * 1000)
  await utimes(blobs.path(digest), longAgo, longAgo)
  expect(await blobs.claim(digest)).toBe(true)
  await blobs.prune(new Set(), Date.now())
  expect(await blobs.size(digest)).toBe(1)
  expect(await blobs.claim(`sha256:${'0'.repeat(64)}`)).toBe(false)
})

test('two processes may change one home at once', async () => {
  const other = createModelStore(await openBlobStore(home), await openManifestStore(home))
  const digest = await receive('a')
  await Promise.all(
    Array.from({ length: 20 }, (_, index) =>
      (index % 2 ? models : other).put(name(`m${index}`), manifest(digest)),
    ),
  )
  await Promise.all(Array.from({ length: 10 }, (_, index) => other.remove(name(`m${index}`))))
  expect(await models.list()).toHaveLength(10)
  expect(await blobs.size(digest)).toBe(1)
})
