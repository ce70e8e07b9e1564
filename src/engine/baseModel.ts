/** The base: the model that is named, a GGUF file that is put into the runtime, or the best that the runtime has. */
import { join } from 'node:path'
import { current } from '#engine/deploy/deploy'
import type { Store } from '#engine/store/store'
import type { DataFolder } from '#platform/dataFolder'
import type { Ollama } from '#platform/ollama'
import { baseFileTag } from './baseFileTag'
import { chooseBase } from './chooseBase'
import { contextTokensOf, toyBaseTag } from './defaults'
import { importBase } from './importBase'

export interface BaseModel {
  /** Its model name; null where only the runtime can tell. */
  readonly tag: string | null
  /** Its model name; rejects where none can be chosen. */
  name(): Promise<string>
  /** Its model name, once a file is in the runtime. */
  ready(): Promise<string>
}

export interface BaseParts {
  readonly ollama: Ollama
  readonly store: Pick<Store, 'versions' | 'activeVersion'>
  readonly dataFolder: DataFolder
  /** The toy base's file, for a runtime of ours that has no other model; null for the person's own runtime. */
  readonly toyFile: string | null
}

const ADVICE =
  'Choose a GGUF file as the base: with apprentice.base in an editor, with --base on the command line.'

/** @param given model name or path of a GGUF file */
export function baseModel(given: string | undefined, parts: BaseParts): BaseModel {
  const { toyFile } = parts
  if (toyFile !== null && (given === undefined || given === toyBaseTag)) {
    return fileBase(toyFile, `The built-in runtime has no model to start from. ${ADVICE}`, parts)
  }
  if (given === undefined) return chosenBase(parts)
  if (/\.gguf$/i.test(given)) return fileBase(given, `There is no file ${given}. ${ADVICE}`, parts)
  const name = (): Promise<string> => Promise.resolve(given)
  return { tag: given, name, ready: name }
}

function fileBase(file: string, missing: string, { ollama, dataFolder }: BaseParts): BaseModel {
  const tag = baseFileTag(file)
  const hashes = join(dataFolder.root, 'file-hashes.json')
  const request = { file, tag, contextTokens: contextTokensOf(tag), hashes, missing }
  let importing: Promise<void> | null = null
  return {
    tag,
    name: () => Promise.resolve(tag),
    async ready() {
      importing ??= importBase(request, ollama)
      try {
        await importing
      } catch (error) {
        // The runtime may come up, or the file be put there, before the next try.
        importing = null
        throw error
      }
      return tag
    },
  }
}

function chosenBase({ ollama, store }: BaseParts): BaseModel {
  let chosen: string | null = null
  const name = async (): Promise<string> =>
    (chosen ??= (await baseOfActive(store, ollama)) ?? chooseBase(await ollama.list()))
  return { tag: null, name, ready: name }
}

/** What serves stays what is trained on, also when a model is pulled that would be preferred to its base. */
async function baseOfActive(store: BaseParts['store'], ollama: Ollama): Promise<string | null> {
  const active = current(store)
  if (active === null || (await ollama.show(active.tag)) === null) return null
  return (active.baseId === null ? active : store.versions.get(active.baseId))?.tag ?? null
}
