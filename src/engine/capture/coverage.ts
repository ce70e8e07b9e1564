/** Which files a command that went well speaks for, and how surely that is known. */
import { type Report } from '#engine/reports/reports'
import { extname, isAbsolute, resolve } from 'node:path'
import { dotnetCoverage } from './dotnetCoverage'
import { below } from './projectFile'
import { type CommandStep, recogniseCommand } from './recogniseCommand'
import { ngCoverage, scriptOf, tscCoverage } from './scriptCoverage'

/** `file`: it was compiled, run or read. `project`: tests ran that reference its project. `folder`: nothing but that. */
export type Covered = 'file' | 'project' | 'folder' | null
/** @param file an absolute path */
export type Covers = (file: string) => Promise<Covered>

const ofDotnet = new Set(['.cs', '.razor', '.cshtml', '.vb', '.fs'])
const mostScripts = 3

/** @param folder where the line began */
export async function coverageOf(
  step: CommandStep,
  folder: string,
  report: Report,
  depth = 0,
): Promise<Covers> {
  const at = step.folders.reduce((from, into) => resolve(from, into), folder)
  const known = await knownCoverage(step, at, report, depth)
  return (
    known ?? ((file) => Promise.resolve(below(at, file) !== null && mayConcern(step, file) ? 'folder' : null))
  )
}

async function knownCoverage(
  step: CommandStep,
  at: string,
  report: Report,
  depth: number,
): Promise<Covers | null> {
  switch (step.tool) {
    case 'dotnet':
      return await dotnetCoverage(step.kind, step.rest, at)
    case 'tsc':
      return await tscCoverage(step.rest, at)
    case 'ng':
      return await ngCoverage(step.kind, step.rest, at)
    case 'tests':
      return testsCoverage(report, at)
    case 'script':
      return await scriptCoverage(step, at, report, depth)
    case 'other':
      return null
  }
}

/** Test files that ran are known; which code they called is not. */
function testsCoverage({ testFiles }: Report, at: string): Covers {
  const ran = new Set(testFiles.map((file) => (isAbsolute(file) ? file : resolve(at, file))))
  return (file) =>
    Promise.resolve(
      ran.has(file) ? 'file' : below(at, file) !== null && !ofDotnet.has(extname(file)) ? 'folder' : null,
    )
}

async function scriptCoverage(
  step: CommandStep,
  at: string,
  report: Report,
  depth: number,
): Promise<Covers | null> {
  const command = depth < mostScripts ? await scriptOf(step.rest, at) : null
  if (command === null) return null
  const inner = recogniseCommand(command, 0).steps
  if (inner.length === 0) return null
  const all = await Promise.all(inner.map((each) => coverageOf(each, at, report, depth + 1)))
  return async (file) => {
    const covered = await Promise.all(all.map((covers) => covers(file)))
    return (['file', 'project', 'folder'] as const).find((each) => covered.includes(each)) ?? null
  }
}

function mayConcern({ tool }: CommandStep, file: string): boolean {
  if (tool === 'script' || tool === 'other') return true
  return ofDotnet.has(extname(file)) === (tool === 'dotnet')
}
