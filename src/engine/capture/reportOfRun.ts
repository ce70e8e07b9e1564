/** What a command said: its output, and the report files that it wrote into the workspace meanwhile. */
import { joinReports, plainText, readOutput, readReportFile, type Report } from '#engine/reports/reports'
import { type Dirent } from 'node:fs'
import { readdir, stat } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { below, textOf } from './projectFile'

export interface Run {
  readonly command: string
  /** What it wrote to its terminal, or the end of that. */
  readonly output?: string | undefined
  /** Milliseconds since 1970; without it no report files are looked for. */
  readonly startedAt?: number | undefined
  /** Where it ran. */
  readonly folder: string
}

const skipped = new Set(['node_modules', 'bin', 'obj', 'dist', 'wwwroot'])
const mostEntries = 5000
const mostDepth = 6
const mostFiles = 20
const mostBytes = 20_000_000
/** File systems keep times of two seconds and less. */
const roundedMilliseconds = 2000

/** Null where nothing is known but the exit code. @param isTest whether report files are to be expected */
export async function reportOfRun(run: Run, isTest: boolean): Promise<Report | null> {
  const files = isTest && run.startedAt !== undefined ? await reportFiles(run, run.startedAt) : []
  const written = (await Promise.all(files.map(readFile))).filter((report) => report !== null)
  const printed = run.output === undefined ? [] : [readOutput(run.output)]
  return printed.length + written.length === 0 ? null : joinReports([...printed, ...written])
}

async function readFile(path: string): Promise<Report | null> {
  const text = await textOf(path)
  return text === null ? null : readReportFile(text)
}

async function reportFiles({ command, folder, output = '' }: Run, startedAt: number): Promise<string[]> {
  const named = /--output-?[fF]ile(?:\.\w+)?[=\s]+["']?([^\s"']+)/.exec(command)?.[1]
  // vitest says where, and that may be a folder that is not looked into.
  const told = [...plainText(output).matchAll(/^(?:JSON|JUNIT) report written to (.{1,1000})$/gm)]
    .map(([, path]) => resolve(folder, path!))
    .filter((path) => below(folder, path) !== null)
  const candidates = [...told, ...(named === undefined ? [] : [resolve(folder, named)])]
  let left = mostEntries
  const walk = async (at: string, depth: number): Promise<void> => {
    const entries = await readdir(at, { withFileTypes: true }).catch(() => [] as Dirent[])
    for (const entry of entries) {
      if (--left < 0) return
      if (entry.isFile() && /\.trx$|(?:junit|test|result|report)[^/\\]*\.xml$/i.test(entry.name))
        candidates.push(join(at, entry.name))
      const enters = entry.isDirectory() && depth < mostDepth && !entry.name.startsWith('.')
      if (enters && !skipped.has(entry.name)) await walk(join(at, entry.name), depth + 1)
    }
  }
  await walk(folder, 0)
  const fresh: string[] = []
  for (const path of new Set(candidates)) {
    const facts = await stat(path).catch(() => null)
    const isNew = facts !== null && facts.mtimeMs >= startedAt - roundedMilliseconds
    if (isNew && facts.size <= mostBytes && fresh.length < mostFiles) fresh.push(path)
  }
  return fresh
}
