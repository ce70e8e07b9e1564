/** `deployed`: tells, from a CI by command, that a commit was deployed or could not be. */
import { noteDeployment } from '#src/app'
import { answer } from './answer'
import { type Command, type CommandLine, UsageError } from './command'
import { repositoryOf } from './loop'
import { homeOf } from './withEngine'

export const deployedCommand: Command = {
  name: 'deployed',
  synopsis: '--commit HASH --target NAME [--failed] [--repo DIR]',
  summary:
    'Credits a deployment to the suggestions that were committed in it; --failed says that it went wrong.',
  options: { commit: 'string', target: 'string', failed: 'boolean', repo: 'string' },
  async run(line) {
    const name = named(line, 'commit')
    const target = named(line, 'target')
    const passed = !line.flag('failed')
    const workspace = await repositoryOf(line)
    const noted = await noteDeployment(homeOf(line), { workspace, name, target, passed })
    if (noted === null) throw new UsageError(`There is no commit ${name} in ${workspace}.`)
    answer(
      line,
      { ...noted, target, passed },
      () =>
        `${target}: ${passed ? 'deployed' : 'failed with'} ${noted.commit.slice(0, 12)}, ${noted.suggestions} suggestions in it.`,
    )
    return 0
  },
}

function named(line: CommandLine, option: string): string {
  const value = line.text(option)
  if (value === undefined) throw new UsageError(`"deployed" needs --${option}.`)
  return value
}
