/** Builds and tests that end, in tasks and in terminals: told to the server, which knows one when it sees one. */
import {
  Disposable,
  ProcessExecution,
  ShellExecution,
  type Task,
  type Uri,
  type WorkspaceFolder,
  tasks,
  window,
  workspace,
} from 'vscode'
import { methods } from '#contracts/serverMethods'
import type { Server } from '#editor/server'

export function listenToCommandEnds(server: () => Server): Disposable {
  const ended = (command: string, exitCode: number | undefined, folder: Uri | undefined): void => {
    if (command.trim() === '' || exitCode === undefined) return
    const at = folder ?? workspace.workspaceFolders?.[0]?.uri
    server().report(methods.didEndCommand, { command, exitCode, ...(at ? { workspace: at.toString() } : {}) })
  }
  return Disposable.from(
    // A task also ends as a command of its terminal; the server takes the same command within two seconds as one.
    tasks.onDidEndTaskProcess(({ execution, exitCode }) => {
      ended(commandOf(execution.task), exitCode, folderOf(execution.task))
    }),
    window.onDidEndTerminalShellExecution(({ execution, exitCode }) => {
      const folder = execution.cwd && workspace.getWorkspaceFolder(execution.cwd)
      ended(execution.commandLine.value, exitCode, folder?.uri)
    }),
  )
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
