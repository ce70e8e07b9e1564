/** The language server as editors start it: the built program, on standard streams or forked. */
import { type ChildProcess, type ChildProcessWithoutNullStreams, fork, spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import {
  IPCMessageReader,
  IPCMessageWriter,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-jsonrpc/node'
import { Editor } from './editor'

const dist = join(import.meta.dirname, '..', '..', 'dist')
export const serverFile = join(dist, 'server.js')

export interface RunningServer {
  readonly editor: Editor
  readonly process: ChildProcess
  /** Everything it said on standard error. */
  readonly said: () => string
  /** Its exit code, or the signal that ended it. */
  readonly ended: Promise<number | string | null>
  /** Closes the editor's side of the channel. */
  leave(): void
  /** Ends it in order, or at once when it does not. */
  stop(): Promise<void>
}

export function startServer(): RunningServer {
  return start(serverFile, '--stdio')
}

/** In a mount namespace of its own, once a script of the shell has run there; only Linux has them. */
export function startServerAfter(script: string): RunningServer {
  const rights = process.getuid?.() === 0 ? '-m' : '-rm'
  const run = `${script}\nexec '${process.execPath}' '${built(serverFile)}' --stdio`
  return overStreams(spawn('unshare', [rights, 'sh', '-c', run], { stdio: 'pipe' }))
}

/** As an editor does that is given the command line. */
export function startCommandLine(...options: readonly string[]): RunningServer {
  return start(join(dist, 'cli.js'), 'lsp', '--stdio', ...options)
}

function start(program: string, ...args: readonly string[]): RunningServer {
  return overStreams(spawn(process.execPath, [built(program), ...args], { stdio: 'pipe' }))
}

function overStreams(child: ChildProcessWithoutNullStreams): RunningServer {
  child.stdin.on('error', () => {})
  const editor = new Editor(new StreamMessageReader(child.stdout), new StreamMessageWriter(child.stdin))
  return following(child, editor, () => child.stdin.end())
}

/** As VS Code does. */
export function forkServer(): RunningServer {
  const child = fork(built(serverFile), ['--node-ipc', `--clientProcessId=${process.pid}`], { stdio: 'pipe' })
  const editor = new Editor(new IPCMessageReader(child), new IPCMessageWriter(child))
  return following(child, editor, () => {
    child.disconnect()
  })
}

function built(program: string): string {
  if (existsSync(program)) return program
  throw new Error(`${program} is not there: run "npm run build" first.`)
}

function following(child: ChildProcess, editor: Editor, leave: () => void): RunningServer {
  let said = ''
  child.stderr?.on('data', (data: Buffer) => (said += data.toString()))
  const ended = new Promise<number | string | null>((resolve) => {
    child.once('exit', (code, signal) => {
      resolve(code ?? signal)
    })
  })
  return {
    editor,
    process: child,
    said: () => said,
    ended,
    leave,
    async stop() {
      const late = setTimeout(() => child.kill('SIGKILL'), 10_000)
      if (child.exitCode === null) leave()
      await ended
      clearTimeout(late)
    },
  }
}
