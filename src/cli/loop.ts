/** `loop`: one pass of the learning loop over a repository, or over the bundled sample. */
import { cp, mkdir, rm, stat } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { dataFolder } from '#platform/dataFolder'
import { systemGit } from '#platform/git'
import { findInstallation } from '#platform/installation'
import { stderrLog } from '#platform/log'
import { answer } from './answer'
import { type Command, type CommandLine, UsageError } from './command'
import { nextSteps, toyNotice } from './firstSteps'
import { progressLines } from './progressLines'
import { scoreboard } from './scoreboard'
import { homeOf, withEngine } from './withEngine'

export const loopCommand: Command = {
  name: 'loop',
  synopsis: '[--repo DIR | --sample] [--opportunities N]',
  summary: 'Suggests, records, curates, trains, judges and swaps, once, over a repository.',
  options: { repo: 'string', sample: 'boolean', opportunities: 'string' },
  async run(line, signal) {
    const sample = line.flag('sample')
    if (sample && line.text('repo') !== undefined) throw new UsageError('Name --repo or --sample, not both.')
    const opportunities = line.whole('opportunities', 40, 0)
    const workspace = sample ? await copySample(line) : await repositoryOf(line)
    if (sample) stderrLog.info(toyNotice)
    return await withEngine(line, async (engine) => {
      const report = await engine.runLoop({ workspace, opportunities, signal }, progressLines())
      answer(line, report, () => scoreboard(report) + (sample ? nextSteps : ''))
      return report.training.state === 'trained' ? 0 : 1
    })
  },
}

/** The folder that `--repo` names, the current one by default. */
export async function repositoryOf(line: CommandLine): Promise<string> {
  const folder = resolve(line.text('repo') ?? '.')
  const found = await stat(folder).catch(() => null)
  if (!found?.isDirectory()) throw new UsageError(`There is no folder ${folder}.`)
  return folder
}

/** A copy of the bundled sample as a repository of its own. */
async function copySample(line: CommandLine): Promise<string> {
  const home = dataFolder(homeOf(line))
  const folder = join(home.root, 'sample-shop')
  await rm(folder, { recursive: true, force: true })
  await mkdir(folder, { recursive: true })
  await cp(findInstallation(import.meta.url, home).sampleWorkspace, folder, { recursive: true })
  await systemGit.init(folder)
  return folder
}
