/** A person at a plain editor, who does things at the pace of a person; what the editor says of it is kept as a session. */
import type { InlineCompletionItem } from 'vscode-languageserver-protocol'
import { methods } from '#contracts/serverMethods'
import { ON_DISK, type Session, type SessionMessage } from './session'
import { type SessionServer, startSessionServer } from './sessionServer'

export class RecordedPerson {
  readonly #messages: SessionMessage[] = []
  readonly #cursors = new Map<string, number>()

  private constructor(
    private readonly server: SessionServer,
    private readonly tellsEnds: boolean,
  ) {
    const { editor } = server
    const notify = editor.notify.bind(editor)
    const request = editor.request.bind(editor)
    editor.notify = (method, params) => {
      this.#messages.push({ at: server.now(), method, params: server.stored(params) })
      return notify(method, params)
    }
    editor.request = <Answer>(method: string, params?: unknown): Promise<Answer> => {
      // Only asked for to know that all was heard.
      const isHeard = JSON.stringify(params).includes('no.such.command')
      const said = { at: server.now(), method, params: server.stored(params), answer: server.says }
      if (!isHeard) this.#messages.push(said)
      return request<Answer>(method, params)
    }
  }

  /** @param tellsEnds whether the editor is one that says how suggestions end */
  static async start(tellsEnds = false): Promise<RecordedPerson> {
    return new RecordedPerson(await startSessionServer(tellsEnds), tellsEnds)
  }

  session(title: string): Session {
    return { title, tellsEnds: this.tellsEnds, messages: this.#messages }
  }

  wait(milliseconds: number): Promise<void> {
    return this.server.wait(milliseconds)
  }

  /** @param marked with `¦` where the cursor is put */
  async open(uri: string, marked: string): Promise<void> {
    this.#cursors.set(uri, marked.indexOf('¦'))
    await this.server.editor.open(this.server.here(uri), marked.replace('¦', ''))
  }

  /** Asks at the cursor, and sees what comes; nothing comes where the text is null. */
  async ask(uri: string, text: string | null): Promise<InlineCompletionItem> {
    this.server.says = text
    const [item] = await this.server.editor.ask(this.server.here(uri), this.#cursor(uri))
    this.server.says = null
    await this.wait(60)
    if (item !== undefined) await this.server.editor.notify(methods.didShowCompletion, { item })
    return item!
  }

  /** Key by key. */
  async type(uri: string, text: string, milliseconds = 120): Promise<void> {
    for (const key of text) {
      await this.put(uri, this.#cursor(uri), 0, key)
      await this.wait(milliseconds)
    }
  }

  async paste(uri: string, text: string): Promise<void> {
    await this.put(uri, this.#cursor(uri), 0, text)
  }

  /** Replaces so many characters from a place on, and goes behind what was put in. */
  async put(uri: string, offset: number, length: number, text: string): Promise<void> {
    await this.server.editor.edit(this.server.here(uri), offset, offset + length, text)
    this.#cursors.set(uri, offset + text.length)
  }

  /** As every editor does: the text, and the item's command. */
  async accept(uri: string, item: InlineCompletionItem): Promise<void> {
    await this.paste(uri, String(item.insertText))
    await this.server.editor.runCommandOf(item)
  }

  /** The beginning of an item, which the editor reports. */
  async acceptPart(uri: string, item: InlineCompletionItem, characters: number): Promise<void> {
    await this.paste(uri, String(item.insertText).slice(0, characters))
    await this.server.editor.notify(methods.didPartiallyAcceptCompletion, {
      item,
      acceptedLength: characters,
    })
  }

  /** What the editor says of an item. */
  async tell(method: string, item: InlineCompletionItem, more: object = {}): Promise<void> {
    await this.server.editor.notify(method, { item, ...more })
  }

  async reject(item: InlineCompletionItem): Promise<void> {
    await this.server.editor.notify(methods.didRejectCompletion, { item })
  }

  /** Another text from disk, as after a checkout. */
  async replace(uri: string, text: string): Promise<void> {
    this.#messages.push({ at: this.server.now(), method: ON_DISK, params: { uri, text } })
    this.server.writeFile(uri, text)
    await this.server.editor.edit(this.server.here(uri), 0, this.text(uri).length, text)
  }

  async save(uri: string): Promise<void> {
    await this.server.editor.notify('textDocument/didSave', {
      textDocument: { uri: this.server.here(uri) },
    })
  }

  async close(uri: string): Promise<void> {
    await this.server.editor.close(this.server.here(uri))
  }

  text(uri: string): string {
    return this.server.editor.text(this.server.here(uri))
  }

  #cursor(uri: string): number {
    const cursor = this.#cursors.get(uri)
    if (cursor === undefined) throw new Error(`${uri} was not opened.`)
    return cursor
  }
}
