/** Builds, tests and linters that end, in tasks and in terminals: told to the server, which knows one when it sees one. */
import {
  Disposable,
  ProcessExecution,
  ShellExecution,
  type Task,
  type TaskExecution,
  type Terminal,
  type TerminalShellExecution,
  type Uri,
  type WorkspaceFolder,
  tasks,
  window,
  workspace,
} from 'vscode'
import { methods } from '#contracts/serverMethods'
import type { Server } from '#editor/server'
import { CommandOutput, mayReport } from './commandOutput'

interface Running {
  readonly execution: TerminalShellExecution
  readonly output: CommandOutput
  readonly startedAt: number
}

/** A stream ends a moment before its command is said to have ended, or where that is never said. */
const lostAfterMilliseconds = 5000
const streamWithinMilliseconds = 500

export function listenToCommandEnds(server: () => Server): Disposable {
  /** One a terminal: a command that begins there says that the one before has ended. */
  const running = new Map<Terminal, Running>()
  const taskStarts = new Map<TaskExecution, number>()
  const waits = new Set<ReturnType<typeof setTimeout>>()

  const after = (milliseconds: number): Promise<void> =>
    new Promise((resolve) => {
      const wait = setTimeout(() => {
        waits.delete(wait)
        resolve()
      }, milliseconds)
      waits.add(wait)
    })
  const tell = (command: string, facts: Facts): void => {
    const { exitCode, output, startedAt, at, folder } = facts
    if (!mayReport(command) || (exitCode === undefined && output === undefined)) return
    const home = folder ?? workspace.workspaceFolders?.[0]?.uri
    server().report(methods.didEndCommand, {
      command,
      ...(exitCode === undefined ? {} : { exitCode }),
      ...(output === undefined ? {} : { output }),
      ...(startedAt === undefined ? {} : { startedAt }),
      ...(home ? { workspace: home.toString() } : {}),
      ...(at ? { folder: at.toString() } : {}),
    })
  }
  const ended = (
    terminal: Terminal,
    execution: TerminalShellExecution,
    exitCode: number | undefined,
  ): void => {
    const known = running.get(terminal)
    const own = known?.execution === execution ? known : undefined
    if (own) running.delete(terminal)
    const { cwd } = execution
    const folder = cwd && workspace.getWorkspaceFolder(cwd)?.uri
    const { output, startedAt } = own ?? {}
    // The last pieces of the stream may still be on their way to us.
    void Promise.race([output?.ended, after(streamWithinMilliseconds)]).then(() => {
      tell(execution.commandLine.value, { exitCode, output: output?.text, startedAt, at: cwd, folder })
    })
  }
  /** Its end was never said: what it printed is all that is known. */
  const lost = (terminal: Terminal): void => {
    const known = running.get(terminal)
    if (known) ended(terminal, known.execution, undefined)
  }

  return Disposable.from(
    tasks.onDidStartTaskProcess(({ execution }) => taskStarts.set(execution, Date.now())),
    // A task also ends as a command of its terminal; the server takes the same command within two seconds as one.
    tasks.onDidEndTaskProcess(({ execution, exitCode }) => {
      const startedAt = taskStarts.get(execution)
      taskStarts.delete(execution)
      tell(commandOf(execution.task), { exitCode, startedAt, folder: folderOf(execution.task) })
    }),
    window.onDidStartTerminalShellExecution(({ terminal, execution }) => {
      lost(terminal)
      if (!mayReport(execution.commandLine.value)) return
      // Only what comes after the first read is given out.
      const output = new CommandOutput(execution.read())
      running.set(terminal, { execution, output, startedAt: Date.now() })
      void output.ended
        .then(() => after(lostAfterMilliseconds))
        .then(() => {
          if (running.get(terminal)?.execution === execution) lost(terminal)
        })
    }),
    window.onDidEndTerminalShellExecution(({ terminal, execution, exitCode }) => {
      ended(terminal, execution, exitCode)
    }),
    window.onDidCloseTerminal((terminal) => running.delete(terminal)),
    new Disposable(() => {
      for (const wait of waits) clearTimeout(wait)
      running.clear()
    }),
  )
}

interface Facts {
  readonly exitCode: number | undefined
  readonly output?: string | undefined
  readonly startedAt?: number | undefined
  readonly at?: Uri | undefined
  readonly folder: Uri | undefined
}

function commandOf({ execution, definition }: Task): string {
  if (execution instanceof ProcessExecution) return [execution.process, ...execution.args].join(' ')
  if (execution instanceof ShellExecution) {
    const { commandLine, command, args } = execution
    if (commandLine !== undefined) return commandLine
    return [command, ...(args ?? [])]
      .map((part) => (typeof part === 'string' ? part : (part?.value ?? '')))
      .join(' ')
  }
  // An npm task of an extension may say only this.
  return definition.type === 'npm' ? `npm run ${String(definition['script'])}` : ''
}

function folderOf({ scope }: Task): Uri | undefined {
  return typeof scope === 'object' ? (scope as WorkspaceFolder).uri : undefined
}
