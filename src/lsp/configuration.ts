/** The options of the server: read when it starts, compared when the editor says that its settings changed. */
import { isDeepStrictEqual } from 'node:util'
import type { z } from 'zod'
import { initializationSchema } from '#contracts/serverProtocol'
import { whatIsWrong } from './border'

export type Initialization = z.infer<typeof initializationSchema>

export type ReadInitialization =
  | { readonly kind: 'valid'; readonly initialization: Initialization }
  | { readonly kind: 'invalid'; readonly message: string }

/** @param given `initializationOptions`, or the section `apprentice` */
export function readInitialization(given: unknown): ReadInitialization {
  // Nothing at all comes as null from some editors, and as an empty list from those written in Lua.
  const nothing = given === null || given === undefined || (Array.isArray(given) && given.length === 0)
  const read = initializationSchema.safeParse(nothing ? {} : given)
  if (read.success) return { kind: 'valid', initialization: read.data }
  return {
    kind: 'invalid',
    message: `The options of the Apprentice language server are not valid: ${whatIsWrong(read.error)}. Correct them and restart the server.`,
  }
}

/** Read at the start. `recording` and `exclude` are not: the editor says when they change. */
const RESTARTING = ['home', 'runtime', 'base', 'runtimePackages', 'python', 'registry', 'settings'] as const

/** The sentence for changed settings, or null when what they say is in use. What they leave out stays as it was. */
export function changedSettings(section: unknown, inUse: Initialization): string | null {
  const read = readInitialization(section)
  if (read.kind === 'invalid') return read.message
  const changed = RESTARTING.filter((key) => {
    const value = read.initialization[key]
    return value !== undefined && !isDeepStrictEqual(value, inUse[key])
  })
  if (changed.length === 0) return null
  return `Apprentice's settings changed (${changed.join(', ')}). They are read at the start: restart the language server to use them.`
}
