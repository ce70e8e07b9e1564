/** A plain editor: keeps the texts of its documents, sends what is done to them, and hears everything it is told. */
import {
  type InlineCompletionItem,
  type InlineCompletionList,
  type InitializeParams,
  type InitializeResult,
} from 'vscode-languageserver-protocol'
import {
  CancellationTokenSource,
  createMessageConnection,
  type MessageConnection,
  type MessageReader,
  type MessageWriter,
} from 'vscode-jsonrpc/node'
import { TextDocument } from 'vscode-languageserver-textdocument'
import { methods } from '#contracts/serverMethods'
import type { ServerStatus } from '#contracts/serverProtocol'

export interface Heard {
  readonly method: string
  readonly params: unknown
}

export class Editor {
  readonly connection: MessageConnection
  /** Notifications of the server, the newest last. */
  readonly heard: Heard[] = []
  readonly #documents = new Map<string, TextDocument>()

  constructor(reader: MessageReader, writer: MessageWriter) {
    this.connection = createMessageConnection(reader, writer)
    this.connection.onNotification((method, params) => {
      this.heard.push({ method, params })
    })
    this.connection.onUnhandledProgress((params) => {
      this.heard.push({ method: '$/progress', params })
    })
    this.connection.listen()
  }

  get statuses(): ServerStatus[] {
    return this.paramsOf(methods.didChangeStatus) as ServerStatus[]
  }

  paramsOf(method: string): unknown[] {
    return this.heard.filter((heard) => heard.method === method).map(({ params }) => params)
  }

  async initialize(folder: string, more: Partial<InitializeParams> = {}): Promise<InitializeResult> {
    const workspaceFolders = [{ uri: folder, name: 'workspace' }]
    const params = { processId: null, rootUri: null, capabilities: {}, workspaceFolders, ...more }
    const result = await this.request<InitializeResult>('initialize', params)
    await this.notify('initialized', {})
    return result
  }

  request<Answer>(method: string, params?: unknown): Promise<Answer> {
    return this.connection.sendRequest<Answer>(method, params)
  }

  notify(method: string, params: unknown): Promise<void> {
    return this.connection.sendNotification(method, params)
  }

  command<Answer>(command: string, ...given: unknown[]): Promise<Answer> {
    return this.request('workspace/executeCommand', { command, arguments: given })
  }

  async open(uri: string, text: string): Promise<void> {
    this.#documents.set(uri, TextDocument.create(uri, 'csharp', 1, text))
    await this.notify('textDocument/didOpen', {
      textDocument: { uri, languageId: 'csharp', version: 1, text },
    })
  }

  text(uri: string): string {
    return this.#document(uri).getText()
  }

  /** Replaces what stands from an offset to another. */
  async edit(uri: string, start: number, end: number, text: string): Promise<void> {
    const document = this.#document(uri)
    const change = { range: { start: document.positionAt(start), end: document.positionAt(end) }, text }
    const version = document.version + 1
    TextDocument.update(document, [change], version)
    await this.notify('textDocument/didChange', { textDocument: { uri, version }, contentChanges: [change] })
  }

  async close(uri: string): Promise<void> {
    this.#documents.delete(uri)
    await this.notify('textDocument/didClose', { textDocument: { uri } })
  }

  async ask(uri: string, offset: number): Promise<InlineCompletionItem[]> {
    const { items } = await this.request<InlineCompletionList>(
      'textDocument/inlineCompletion',
      this.question(uri, offset),
    )
    return items
  }

  /** As `ask`, by itself while the person types, and cancelled with the signal; nothing then. */
  async askWhile(uri: string, offset: number, signal: AbortSignal): Promise<InlineCompletionItem[]> {
    const cancel = new CancellationTokenSource()
    const onAbort = (): void => {
      cancel.cancel()
    }
    signal.addEventListener('abort', onAbort, { once: true })
    try {
      const { items } = await this.connection.sendRequest<InlineCompletionList>(
        'textDocument/inlineCompletion',
        this.question(uri, offset),
        cancel.token,
      )
      return items
    } catch (error) {
      if (signal.aborted) return []
      throw error
    } finally {
      signal.removeEventListener('abort', onAbort)
    }
  }

  question(uri: string, offset: number): unknown {
    const position = this.#document(uri).positionAt(offset)
    return { textDocument: { uri }, position, context: { triggerKind: 2 } }
  }

  /** Puts an item into its document. */
  async insert(uri: string, { insertText, range }: InlineCompletionItem): Promise<void> {
    const document = this.#document(uri)
    if (range === undefined || typeof insertText !== 'string') throw new Error('Not an item of ours.')
    await this.edit(uri, document.offsetAt(range.start), document.offsetAt(range.end), insertText)
  }

  /** Runs the command of an item, as every editor does on accept. */
  async runCommandOf({ command }: InlineCompletionItem): Promise<void> {
    if (command === undefined) throw new Error('The item has no command.')
    await this.command(command.command, ...((command.arguments ?? []) as unknown[]))
  }

  #document(uri: string): TextDocument {
    const document = this.#documents.get(uri)
    if (document === undefined) throw new Error(`${uri} is not open.`)
    return document
  }
}

export function idOf(item: InlineCompletionItem | undefined): string {
  const [id] = (item?.command?.arguments ?? []) as unknown[]
  if (typeof id !== 'string') throw new Error('The item does not say which suggestion it is.')
  return id
}
