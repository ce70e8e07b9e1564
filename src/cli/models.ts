/** `models`: lists the versions, makes one active, or goes back to the one before. */
import { UserError } from '#platform/userError'
import { answer } from './answer'
import { type Command, UsageError } from './command'
import { table } from './table'
import { withEngine } from './withEngine'

export const modelsCommand: Command = {
  name: 'models',
  synopsis: '[use VERSION | rollback]',
  summary: 'Lists the model versions, makes one the active one, or goes back to the one before.',
  positionals: [0, 2],
  async run(line) {
    const [action, name] = line.positionals
    if (action !== undefined && action !== 'use' && action !== 'rollback') {
      throw new UsageError(`"models ${action}" is unknown; there are "use VERSION" and "rollback".`)
    }
    if ((action === 'use') !== (name !== undefined)) {
      throw new UsageError(
        action === 'use' ? '"models use" needs a version.' : `"models ${action}" takes nothing more.`,
      )
    }
    return await withEngine(line, async (engine) => {
      if (action === undefined) {
        const versions = engine.versions()
        answer(line, { versions }, () =>
          versions.length === 0
            ? 'No version yet. "apprentice loop" trains the first one.'
            : table(
                ['', 'version', 'state', 'similarity', 'loss', 'made', ''],
                versions.map((version) => [
                  version.active ? '*' : '',
                  version.tag,
                  version.state,
                  version.score?.editSimilarity.toFixed(3) ?? '',
                  version.score?.loss.toFixed(3) ?? '',
                  new Date(version.createdAt).toISOString().slice(0, 16).replace('T', ' '),
                  version.forgotten === 0
                    ? ''
                    : `contains ${version.forgotten} forgotten examples; train again to be rid of them`,
                ]),
              ),
        )
        return 0
      }
      const switched = name === undefined ? await engine.rollBack() : await engine.useVersion(name)
      if (switched === null) throw new UserError('There is no earlier version to go back to.')
      answer(
        line,
        switched,
        () => `Now serving ${switched.to.tag}; before: ${switched.from?.tag ?? 'nothing'}.`,
      )
      return 0
    })
  },
}
