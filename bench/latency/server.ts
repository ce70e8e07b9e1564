/** The built server as the extension forks it, asked at a place as an editor asks. */
import { type ChildProcess, fork } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { IPCMessageReader, IPCMessageWriter } from 'vscode-jsonrpc/node'
import type { InlineCompletionList } from 'vscode-languageserver-protocol'
import { Editor } from '#test/lsp/editor'
import type { Place } from './places'

/** The toy's own windows, and code of other files beside them: together they fit its context. */
const settings = { prefixCharacters: 600, suffixCharacters: 250, contextCharacters: 800 }

/** Asked for by hand: answered without waiting for a pause. */
const INVOKED = 1

export interface ServerOptions {
  /** `dist/server.js` */
  readonly program: string
  readonly folder: string
  readonly runtime: string
  /** The path of a GGUF. */
  readonly base: string
}

export interface Asked {
  /** Nothing where nothing was suggested. */
  readonly text: string
  /** By `performance.now()`: the last key was struck, and the answer was there. */
  readonly from: number
  readonly until: number
}

export class Server {
  readonly #open = new Set<string>()

  private constructor(
    private readonly editor: Editor,
    private readonly child: ChildProcess,
    private readonly folder: string,
    private readonly home: string,
  ) {}

  static async start({ program, folder, runtime, base }: ServerOptions): Promise<Server> {
    const home = mkdtempSync(join(tmpdir(), 'apprentice-latency-'))
    const child = fork(program, ['--node-ipc'])
    const editor = new Editor(new IPCMessageReader(child), new IPCMessageWriter(child))
    const initializationOptions = { home, runtime, base, settings }
    await editor.initialize(pathToFileURL(folder).href, { initializationOptions })
    while (!editor.statuses.some(({ kind, busy }) => kind === 'Normal' && !busy)) {
      if (child.exitCode !== null) throw new Error('The server has ended.')
      await new Promise((resolve) => setTimeout(resolve, 50))
    }
    return new Server(editor, child, folder, home)
  }

  /** Takes the rest of the line away as one key, asks, and puts it back. */
  async ask({ path, text, offset, lineEnd }: Place): Promise<Asked> {
    const uri = pathToFileURL(join(this.folder, path)).href
    if (!this.#open.has(uri)) await this.editor.open(uri, text)
    this.#open.add(uri)
    const from = performance.now()
    await this.editor.edit(uri, offset, lineEnd, '')
    const question = this.editor.question(uri, offset) as object
    const { items } = await this.editor.request<InlineCompletionList>('textDocument/inlineCompletion', {
      ...question,
      context: { triggerKind: INVOKED },
    })
    const until = performance.now()
    await this.editor.edit(uri, offset, offset, text.slice(offset, lineEnd))
    return { text: String(items[0]?.insertText ?? ''), from, until }
  }

  async stop(): Promise<void> {
    const ended = new Promise((resolve) => this.child.once('exit', resolve))
    await this.editor.request('shutdown')
    await this.editor.connection.sendNotification('exit')
    await ended
    rmSync(this.home, { recursive: true, force: true, maxRetries: 5 })
  }
}
