/**
 * A line of what Continue logs of its suggestions, `~/.continue/dev_data/0.2.0/autocomplete.jsonl` and older, as its
 * schemas 0.1.0 and 0.2.0 have it (continuedev/continue, packages/config-yaml/src/schemas/data/autocomplete).
 */
import { createHash } from 'node:crypto'
import { basename, dirname } from 'node:path'
import { fileURLToPath } from 'node:url'
import { z } from 'zod'
import { type Suggestion } from '#contracts/suggestion'
import { languageOf } from '#engine/language/language'

/** What is used of it; the rest says how its client was set up. */
const lineSchema = z.object({
  completionId: z.string().min(1),
  completion: z.string(),
  prefix: z.string(),
  suffix: z.string(),
  /** A file URI; a path in older ones. */
  filepath: z.string().min(1),
  modelProvider: z.string().default('unknown'),
  modelName: z.string().default('unknown'),
  cacheHit: z.boolean().default(false),
  /** Milliseconds that the request took. */
  time: z.number().nonnegative().default(0),
  /** Not accepted within ten seconds; a reject is not told apart. */
  accepted: z.boolean().optional(),
  timestamp: z.union([z.string(), z.number()]),
})

export type ContinueLine =
  | { readonly kind: 'suggestion'; readonly suggestion: Suggestion; readonly accepted: boolean | null }
  /** `withoutCode`: logged at the level `noCode`. */
  | { readonly kind: 'unreadable' | 'withoutCode' | 'otherLanguage' }

/** As much of the text around the cursor as our own prompts hold by default. */
const MOST_PREFIX = 4_000
const MOST_SUFFIX = 1_000

/** @param workspaceOf the folder that a file belongs to */
export function continueLine(line: string, workspaceOf: (file: string) => string): ContinueLine {
  const value = tryJson(line)
  const read = lineSchema.safeParse(value)
  if (!read.success) return { kind: isWithoutCode(value) ? 'withoutCode' : 'unreadable' }
  const { data } = read
  const createdAt = new Date(data.timestamp).getTime()
  const file = pathOf(data.filepath)
  if (file === null || !Number.isFinite(createdAt) || createdAt < 0) return { kind: 'unreadable' }
  const language = languageOf(file)
  if (language === null) return { kind: 'otherLanguage' }
  const workspace = workspaceOf(file)
  const path = file.slice(workspace.length).replaceAll('\\', '/').replace(/^\/+/, '')
  const before = data.prefix.split('\n')
  const suggestion: Suggestion = {
    id: `continue-${createHash('sha256').update(data.completionId).digest('hex').slice(0, 24)}`,
    versionId: `continue:${data.modelProvider}/${data.modelName}`,
    client: 'imported',
    workspace,
    path: path === '' ? basename(file) : path,
    language,
    // As far as its prefix goes, which may not begin where the file does.
    line: before.length - 1,
    character: before.at(-1)?.length ?? 0,
    prefix: data.prefix.slice(-MOST_PREFIX),
    suffix: data.suffix.slice(0, MOST_SUFFIX),
    text: data.completion,
    scope: data.completion.includes('\n') ? 'block' : 'line',
    origin: data.cacheHit ? 'cache' : 'network',
    surface: 'inline',
    createdAt,
    firstTokenMs: data.time,
    totalMs: data.time,
  }
  return { kind: 'suggestion', suggestion, accepted: data.accepted ?? null }
}

function pathOf(filepath: string): string | null {
  if (!/^file:/i.test(filepath)) return dirname(filepath) === '.' ? null : filepath
  try {
    return fileURLToPath(filepath)
  } catch {
    // Of another platform, or on a host.
    return null
  }
}

function isWithoutCode(value: unknown): boolean {
  const rest = lineSchema.omit({ completion: true, prefix: true, suffix: true }).safeParse(value)
  return rest.success && !('completion' in (value as object))
}

function tryJson(line: string): unknown {
  try {
    return JSON.parse(line)
  } catch {
    return undefined
  }
}
