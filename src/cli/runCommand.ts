/** Finds the command, runs it, and turns every end into an exit code and a sentence. */
import { stderrLog } from '#platform/log'
import { systemSentence } from '#platform/systemError'
import { UserError } from '#platform/userError'
import { completeCommand } from './complete'
import { datasetCommand } from './dataset'
import { deployedCommand } from './deployed'
import { evaluateCommand } from './evaluate'
import { exportCommand } from './export'
import { forgetCommand } from './forget'
import { importCommand } from './import'
import { installCommand } from './install'
import { loopCommand } from './loop'
import { lspCommand } from './lsp'
import { modelsCommand } from './models'
import { recordedCommand } from './recorded'
import { repairCommand } from './repair'
import { UsageError, type Command, parseCommandLine, usage } from './command'
import { statusCommand } from './status'
import { trainCommand } from './train'

const commands: readonly Command[] = [
  loopCommand,
  completeCommand,
  datasetCommand,
  trainCommand,
  evaluateCommand,
  modelsCommand,
  statusCommand,
  deployedCommand,
  recordedCommand,
  forgetCommand,
  exportCommand,
  importCommand,
  repairCommand,
  installCommand,
  lspCommand,
]

export async function runCommand(argv: readonly string[]): Promise<number> {
  const [name, ...rest] = argv
  if (name === undefined || name === 'help' || name === '-h' || argv.includes('--help')) {
    process.stdout.write(usage(commands))
    return name === undefined ? 2 : 0
  }
  const cancel = new AbortController()
  const interrupt = (): void => {
    if (cancel.signal.aborted) process.exit(130)
    stderrLog.info('Stopping after the current step; press Ctrl+C again to stop at once.')
    cancel.abort()
  }
  process.on('SIGINT', interrupt)
  process.on('SIGTERM', interrupt)
  try {
    const command = commands.find((one) => one.name === name)
    if (command === undefined) throw new UsageError(`There is no command "${name}".`)
    return await command.run(parseCommandLine(command, rest), cancel.signal)
  } catch (error) {
    return explain(error, cancel.signal)
  } finally {
    process.off('SIGINT', interrupt)
    process.off('SIGTERM', interrupt)
  }
}

function explain(error: unknown, signal: AbortSignal): number {
  if (error instanceof UsageError) {
    process.stderr.write(`${error.message}\nRun "apprentice help" for what there is.\n`)
    return 2
  }
  if (signal.aborted) {
    process.stderr.write('Stopped. Nothing is lost: the same command goes on from here.\n')
    return 1
  }
  if (error instanceof UserError || (error instanceof Error && expected.has(error.name))) {
    process.stderr.write(`${error.message}\n`)
    return 1
  }
  const refused = systemSentence(error)
  if (refused !== null) {
    process.stderr.write(`${refused}\n`)
    return 1
  }
  // A defect of ours: here a trace helps.
  process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`)
  return 1
}

/** Errors whose message is written for the person. */
const expected = new Set(['RuntimeError', 'StoreError', 'AbortError'])
