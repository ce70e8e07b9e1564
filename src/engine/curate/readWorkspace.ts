/** The files of a workspace that teach, each with its group and split, and the reasons for those left out. */
import { readdir } from 'node:fs/promises'
import { join, relative, sep } from 'node:path'
import ignore from 'ignore'
import type { LeftOutReason, Split } from '#contracts/example'
import { type ExclusionReason, Exclusions } from '#engine/exclude/exclude'
import { type Language, languageOf } from '#engine/language/language'
import { readText, sha256 } from '#platform/files'
import type { Git } from '#platform/git'
import { fileGroup } from './fileGroup'
import { leaveOutByPath, leaveOutByText } from './leaveOut'
import { NearIndex, shingles } from './minHash'
import { splitGroups } from './splitGroups'

export interface WorkspaceFile {
  /** Relative to the workspace, with forward slashes. */
  readonly path: string
  readonly language: Language
  readonly text: string
  readonly hash: string
  readonly group: string
  readonly split: Split
}

export interface Workspace {
  readonly folder: string
  readonly files: readonly WorkspaceFile[]
  /** Reason by path. */
  readonly leftOut: ReadonlyMap<string, LeftOutReason>
}

/** Folders never walked where git cannot tell what is ignored. */
const alwaysIgnored = ['.git', 'node_modules', 'bin', 'obj', 'dist', '.angular', '.vs']

export async function readWorkspace(
  folder: string,
  git: Git,
  exclusions = new Exclusions(),
): Promise<Workspace> {
  const leftOut = new Map<string, LeftOutReason>()
  const read: Omit<WorkspaceFile, 'split'>[] = []
  for (const path of (await git.files(folder)) ?? (await walk(folder))) {
    const file = await readOne(folder, path, exclusions)
    if (typeof file === 'string') leftOut.set(path, file)
    else read.push(file)
  }
  const splits = splitGroups(new Map(read.map((file) => [file.group, file.language])))
  const files = read.map((file) => ({ ...file, split: splits.get(file.group) ?? 'train' }))
  return { folder, files: withoutDuplicates(files, leftOut), leftOut }
}

async function readOne(
  folder: string,
  path: string,
  exclusions: Exclusions,
): Promise<Omit<WorkspaceFile, 'split'> | LeftOutReason> {
  const excluded = exclusions.reasonFor({ workspace: folder, path })
  const byPath = excluded === null ? leaveOutByPath(path) : reasonOf[excluded]
  if (byPath !== null) return byPath
  const language = languageOf(path)
  if (language === null) return 'unsupportedLanguage'
  const text = await readText(join(folder, path)).catch(() => undefined)
  if (text === undefined) return 'unreadable'
  if (text === null) return 'binary'
  return (
    leaveOutByText(text) ?? {
      path,
      language,
      text: text.replaceAll('\r\n', '\n'),
      hash: sha256(text),
      group: fileGroup(path),
    }
  )
}

const reasonOf: Readonly<Record<ExclusionReason, LeftOutReason>> = {
  outside: 'unreadable',
  secretFile: 'secretFile',
  setting: 'ignored',
  ignoreFile: 'ignored',
  apprenticeIgnore: 'ignored',
}

/** Held-out files go first, so that it is the training copy of a pair that is left out. */
function withoutDuplicates(files: WorkspaceFile[], leftOut: Map<string, LeftOutReason>): WorkspaceFile[] {
  const order: readonly Split[] = ['test', 'validation', 'train']
  const byHash = new Set<string>()
  const index = new NearIndex<WorkspaceFile>()
  const kept: WorkspaceFile[] = []
  for (const file of [...files].sort((a, b) => order.indexOf(a.split) - order.indexOf(b.split))) {
    if (byHash.has(file.hash)) {
      leftOut.set(file.path, 'exactDuplicate')
      continue
    }
    const of = shingles(file.text)
    const [near] = index.near(of)
    if (near !== undefined) {
      leftOut.set(file.path, near.split === file.split ? 'nearDuplicate' : 'nearHeldOut')
      continue
    }
    byHash.add(file.hash)
    index.add(file, of)
    kept.push(file)
  }
  return kept.sort((a, b) => (a.path < b.path ? -1 : 1))
}

/** Files below a folder that is no repository, less what its .gitignore files name. */
async function walk(folder: string): Promise<string[]> {
  const rules = ignore().add(alwaysIgnored)
  const text = await readText(join(folder, '.gitignore')).catch(() => null)
  if (text !== null) rules.add(text)
  const found: string[] = []
  const visit = async (directory: string): Promise<void> => {
    for (const entry of await readdir(directory, { withFileTypes: true })) {
      const path = relative(folder, join(directory, entry.name)).split(sep).join('/')
      if (rules.ignores(entry.isDirectory() ? `${path}/` : path)) continue
      if (entry.isDirectory()) await visit(join(directory, entry.name))
      else if (entry.isFile()) found.push(path)
    }
  }
  await visit(folder)
  return found.sort()
}
