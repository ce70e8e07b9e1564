/** Accepted texts: told to the server with their place, followed for undo and errors, and offered for rating. */
import {
  type Disposable,
  EndOfLine,
  EventEmitter,
  Range,
  type TextDocument,
  TextDocumentChangeReason,
  type Uri,
  languages,
  workspace,
} from 'vscode'
import type { GivenRating } from '#contracts/rating'
import { commands as serverCommands, methods } from '#contracts/serverMethods'
import { isFollowed } from '#editor/isFollowed'
import type { Server } from '#editor/server'
import { type AcceptedBlock, AcceptedBlocks } from './acceptedBlocks'
import { changesOf } from './changesOf'
import { errorsIn } from './errorsIn'
import type { Offer } from './followedSuggestion'
import type { LensPast } from './lensPast'

/** Milliseconds without news after which the language services are taken to have finished. */
const QUIET_AFTER = 2_000
/** Milliseconds for which an accept is told again to a server that took the place of a lost one. */
const TOLD_AGAIN = 60_000

export class Accepts implements Disposable {
  readonly blocks = new AcceptedBlocks()
  readonly #changed = new EventEmitter<void>()
  /** Fires when a block came, went, moved or was rated. */
  readonly onDidChange = this.#changed.event
  readonly #rated = new EventEmitter<void>()
  /** Fires when something was rated, in this window. */
  readonly onDidRate = this.#rated.event
  readonly #looks = new Map<string, NodeJS.Timeout>()
  readonly #listeners: Disposable[]
  /** When a person last changed a document. */
  lastEdit = 0

  /** @param lenses what the person has seen of them and done with them */
  constructor(
    private readonly server: () => Server,
    readonly lenses: LensPast,
  ) {
    this.#listeners = [
      workspace.onDidChangeTextDocument((event) => {
        // The log, too, is a document that changes.
        if (event.contentChanges.length === 0 || !isFollowed(event.document)) return
        this.lastEdit = Date.now()
        if (this.blocks.list().length === 0) return
        const gone = this.blocks.changed(event.document.uri.toString(), changesOf(event))
        if (event.reason === TextDocumentChangeReason.Undo) for (const { id } of gone) this.#undone(id)
        this.#changed.fire()
      }),
      workspace.onDidCloseTextDocument(({ uri }) => {
        this.blocks.closed(uri.toString())
        this.#changed.fire()
      }),
      languages.onDidChangeDiagnostics(({ uris }) => {
        for (const uri of uris) this.#lookLater(uri)
      }),
    ]
  }

  /**
   * @param offer null for a suggestion that was not followed any more
   * @param asked for a text that was asked for in words, and has been in the document for a while
   */
  accepted(id: string, offer: Offer | null, asked?: { readonly errorsBefore: number }): void {
    const document = offer && documentAt(offer.uri)
    if (offer && document) {
      const lines = offer.text.split('\n')
      const length = offer.text.length + (document.eol === EndOfLine.CRLF ? lines.length - 1 : 0)
      const { line } = document.positionAt(offer.offset)
      this.blocks.add({
        id,
        uri: offer.uri,
        start: offer.offset,
        end: offer.offset + length,
        acceptedAt: Date.now(),
        isBlock: lines.length > 1 || asked !== undefined,
        errorsBefore: asked?.errorsBefore ?? errorsIn(document.uri, new Range(line, 0, line + 1, 0)),
        stars: null,
        edited: 0,
        asked: false,
      })
      this.#changed.fire()
    }
    this.#tell(id)
  }

  /** Told again: whether the lost server had stored them, nobody knows, and the new one takes each only once. */
  tellAgain(): void {
    const now = Date.now()
    for (const { id, acceptedAt } of this.blocks.list()) {
      if (now - acceptedAt < TOLD_AGAIN) this.#tell(id)
    }
  }

  /** Rejects with a sentence when it could not be stored. */
  async rate(id: string, given: GivenRating): Promise<void> {
    await this.server().execute(serverCommands.rate, [id, given])
    this.lenses.rated()
    if (given.stars) this.blocks.rated(id, given.stars)
    this.#changed.fire()
    this.#rated.fire()
  }

  /** The person sent the lens away. */
  dismiss(id: string): void {
    this.lenses.dismissed(Date.now())
    this.forget(id)
  }

  /** Nothing more is asked about it. */
  forget(id: string): void {
    this.blocks.asked(id)
    this.#changed.fire()
  }

  /** What stands there now of an accepted text, with `\n` between its lines; null where nobody knows. */
  textOf({ uri, start, end }: AcceptedBlock): string | null {
    const document = documentAt(uri)
    if (document === undefined) return null
    const range = new Range(document.positionAt(start), document.positionAt(end))
    return document.getText(range).replaceAll('\r\n', '\n')
  }

  dispose(): void {
    for (const listener of this.#listeners) listener.dispose()
    for (const timer of this.#looks.values()) clearTimeout(timer)
    this.#changed.dispose()
    this.#rated.dispose()
  }

  #tell(id: string): void {
    const block = this.blocks.get(id)
    const document = block && documentAt(block.uri)
    const place = block && document && { uri: block.uri, position: document.positionAt(block.start) }
    this.server()
      .execute(serverCommands.didAcceptCompletionItem, place ? [id, place] : [id])
      // A server that died meanwhile is told again when the next one runs.
      .catch(() => {})
  }

  #undone(id: string): void {
    this.server().reportOn(methods.didUndoAccept, id)
  }

  /** The errors at each accepted text, once the language services of its document have come to rest. */
  #lookLater(uri: Uri): void {
    const key = uri.toString()
    const blocks = this.blocks.list().filter((block) => block.uri === key)
    if (blocks.length === 0) return
    clearTimeout(this.#looks.get(key))
    this.#looks.set(
      key,
      setTimeout(() => {
        this.#looks.delete(key)
        for (const { id } of blocks) this.#look(uri, id)
      }, QUIET_AFTER),
    )
  }

  #look(uri: Uri, id: string): void {
    const block = this.blocks.get(id)
    const document = documentAt(uri.toString())
    if (block === undefined || document === undefined) return
    // An error of the text may be told anywhere on its lines.
    const range = new Range(
      document.positionAt(block.start).line,
      0,
      document.positionAt(block.end).line + 1,
      0,
    )
    this.server().reportOn(methods.didChangeDiagnostics, id, {
      errorsBefore: block.errorsBefore,
      errorsAfter: errorsIn(uri, range),
    })
  }
}

function documentAt(uri: string): TextDocument | undefined {
  return workspace.textDocuments.find((document) => document.uri.toString() === uri)
}
