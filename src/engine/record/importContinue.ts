/** Takes over what Continue logged of its suggestions: redacted, each once, and never counted as the person's own here. */
import { randomUUID } from 'node:crypto'
import { createReadStream, existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { createInterface } from 'node:readline'
import type { EventKind } from '#contracts/event'
import type { Suggestion } from '#contracts/suggestion'
import type { Exclusions } from '#engine/exclude/exclude'
import type { Redact } from '#engine/redact/redact'
import type { Store } from '#engine/store/store'
import { continueLine } from './continueLine'

export interface ImportParts {
  readonly store: Store
  readonly redact: Redact
  readonly exclusions: Exclusions
}

/** How many lines there were, and what became of them. */
export interface Imported {
  readonly lines: number
  readonly imported: number
  /** It was there before; what it says new was added. */
  readonly known: number
  readonly unreadable: number
  readonly withoutCode: number
  readonly otherLanguage: number
  readonly excluded: number
}

/** @param file JSON lines @param folder in which files belong together; by default the repository of each */
export async function importContinue(
  file: string,
  folder: string | null,
  { store, redact, exclusions }: ImportParts,
): Promise<Imported> {
  const counts = {
    ...{ lines: 0, imported: 0, known: 0, unreadable: 0, withoutCode: 0, otherLanguage: 0, excluded: 0 },
  }
  const workspaces = new Map<string, string>()
  const workspaceOf = (path: string): string => workspaceAround(path, folder, workspaces)
  for await (const line of createInterface({ input: createReadStream(file), crlfDelay: Infinity })) {
    if (line.trim() === '') continue
    counts.lines++
    const read = continueLine(line, workspaceOf)
    if (read.kind !== 'suggestion') {
      counts[read.kind]++
      continue
    }
    if (exclusions.excludes(read.suggestion)) {
      counts.excluded++
      continue
    }
    const clean = await redacted(read.suggestion, redact)
    counts[add(clean, read.accepted, store)]++
  }
  return counts
}

function add(suggestion: Suggestion, accepted: boolean | null, store: Store): 'imported' | 'known' {
  const { id: suggestionId, createdAt: at } = suggestion
  return store.transaction(() => {
    const isKnown = store.suggestions.get(suggestionId) !== undefined
    if (!isKnown) store.suggestions.add(suggestion)
    const known = store.events.forSuggestion(suggestionId)
    const note = (kind: EventKind): void => {
      if (known.some((event) => event.kind === kind)) return
      const reason = kind === 'ignored' ? { reason: 'unknown' as const } : {}
      store.events.set({ id: randomUUID(), suggestionId, kind, at, confidence: 'inferred', ...reason })
    }
    note('shown')
    if (accepted === true) {
      // One that is accepted after ten seconds is logged twice: first as one that is not.
      for (const event of known) if (event.kind === 'ignored') store.events.remove(event.id)
      note('accepted')
    } else if (accepted === false && !known.some(({ kind }) => kind === 'accepted')) note('ignored')
    return isKnown ? 'known' : 'imported'
  })
}

async function redacted(suggestion: Suggestion, redact: Redact): Promise<Suggestion> {
  const { prefix, text, suffix, path } = suggestion
  const cuts = [prefix.length, prefix.length + text.length]
  const [before = '', clean = '', after = ''] = (await redact(prefix + text + suffix, { path, cuts })).parts
  return { ...suggestion, prefix: before, text: clean, suffix: after }
}

/** The folder that is named where it holds the file, else the nearest that is a repository, else its own. */
function workspaceAround(file: string, folder: string | null, known: Map<string, string>): string {
  const isInside = folder !== null && [`${folder}/`, `${folder}\\`].some((start) => file.startsWith(start))
  if (isInside) return folder
  const own = dirname(file)
  const found = known.get(own)
  if (found !== undefined) return found
  let workspace = own
  for (let at = own, up = dirname(at); ; at = up, up = dirname(at)) {
    if (existsSync(join(at, '.git'))) {
      workspace = at
      break
    }
    if (up === at) break
  }
  known.set(own, workspace)
  return workspace
}
