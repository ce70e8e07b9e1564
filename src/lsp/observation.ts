/** What the editor reports of documents, suggestions and commands, passed on to what the engine records and looks at. */
import type {
  DidChangeTextDocumentParams,
  DidCloseTextDocumentParams,
  DidOpenTextDocumentParams,
  DidSaveTextDocumentParams,
  RenameFilesParams,
} from 'vscode-languageserver-protocol'
import { recordingChangeSchema } from '#contracts/recording'
import {
  type AcceptedPlace,
  didChangeDiagnosticsSchema,
  didEndCommandSchema,
  didIgnoreSchema,
  didPartiallyAcceptSchema,
  didRejectSchema,
  didShowSchema,
  didTypeThroughSchema,
  didUndoAcceptSchema,
} from '#contracts/serverProtocol'
import type { Engine } from '#engine/engine'
import type { EngineSlot } from './engineSlot'
import { type InferredEnd, InferredEnds, type Offered } from './inferredEnds'
import type { Offers } from './offers'
import type { OpenDocuments } from './openDocuments'
import { uriToPath, workspacePath } from './workspacePath'

export interface ObservationParts {
  readonly engine: EngineSlot
  readonly documents: OpenDocuments
  readonly offers: Offers
  /** URIs of the open folders. */
  readonly folders: () => readonly string[]
  /** Whether the editor says itself how suggestions end. */
  readonly tellsEnds: () => boolean
}

export class Observation {
  readonly #ends = new InferredEnds((end) => {
    this.#inferred(end)
  })
  /** One that says it once is believed from then on. */
  #toldAnEnd = false

  constructor(private readonly parts: ObservationParts) {}

  /** Sent to the editor, which may show it. */
  offered(offered: Offered): void {
    if (!this.#tellsEnds) this.#ends.offered(offered)
  }

  opened(params: DidOpenTextDocumentParams): void {
    const { uri, text } = params.textDocument
    this.parts.documents.opened(params)
    const home = workspacePath(uri, this.parts.folders())
    this.#tell('a document was opened', (capture, context) => {
      capture.documentOpened(uri, text)
      if (home !== null) context.opened({ uri, ...home, text })
    })
  }

  changed(params: DidChangeTextDocumentParams): void {
    const { uri } = params.textDocument
    const changes = this.parts.documents.changed(params, (before, change) => {
      this.parts.offers.changed(uri, before, change)
      this.#ends.changed(uri, before, change)
    })
    const text = this.parts.documents.get(uri)?.getText()
    if (changes.length === 0 || text === undefined) return
    this.#tell('a document was changed', (capture, context) => {
      capture.documentChanged(uri, changes)
      context.changed(uri, text, changes)
    })
  }

  saved({ textDocument: { uri } }: DidSaveTextDocumentParams): void {
    this.#tell('a document was saved', (capture) => {
      capture.documentSaved(uri)
    })
  }

  renamed({ files }: RenameFilesParams): void {
    this.#tell('files were renamed', (capture) => {
      for (const { oldUri, newUri } of files) capture.documentRenamed(oldUri, newUri)
    })
  }

  closed(params: DidCloseTextDocumentParams): void {
    const { uri } = params.textDocument
    this.parts.documents.closed(params)
    this.parts.offers.closed(uri)
    this.#ends.closed(uri)
    this.#tell('a document was closed', (capture, context) => {
      capture.documentClosed(uri)
      context.closed(uri)
    })
  }

  shown(params: unknown): void {
    const { item, confidence } = didShowSchema.parse(params)
    this.#tell('a suggestion was shown', (capture) => {
      capture.shown(idOf(item), confidence)
    })
  }

  /**
   * The text may stand there already, or come with the next change: the engine takes both.
   * @param said where it begins, for a suggestion of a server that was lost
   */
  accepted(suggestionId: string, said?: AcceptedPlace): void {
    const place = this.parts.offers.placeOf(suggestionId) ?? this.#placed(said)
    this.#ends.ended(suggestionId)
    this.#tell('a suggestion was accepted', (capture) => {
      capture.accepted(suggestionId, place)
    })
  }

  undone(params: unknown): void {
    const { item } = didUndoAcceptSchema.parse(params)
    this.#tell('an accept was undone', (capture) => {
      capture.undone(idOf(item))
    })
  }

  diagnosticsChanged(params: unknown): void {
    const { item, errorsBefore, errorsAfter } = didChangeDiagnosticsSchema.parse(params)
    this.#tell('errors came or went', (capture) => {
      capture.diagnostics(idOf(item), errorsBefore, errorsAfter)
    })
  }

  recordingChanged(params: unknown): void {
    const change = recordingChangeSchema.parse(params)
    this.parts.engine.tell('noting that recording was switched', (engine) => {
      engine.setRecording(change)
    })
  }

  partiallyAccepted(params: unknown): void {
    const { item, acceptedLength } = didPartiallyAcceptSchema.parse(params)
    this.#tell('a part of a suggestion was accepted', (capture) => {
      capture.partiallyAccepted(idOf(item), acceptedLength)
    })
  }

  typedThrough(params: unknown): void {
    const { item, typedLength, visibleMs } = didTypeThroughSchema.parse(params)
    this.#toldEnd(item)
    this.#tell('a suggestion was typed by hand', (capture) => {
      capture.typedThrough(idOf(item), typedLength, { visibleMs })
    })
  }

  rejected(params: unknown): void {
    const { item, visibleMs } = didRejectSchema.parse(params)
    this.#ends.ended(idOf(item))
    this.#tell('a suggestion was rejected', (capture) => {
      capture.rejected(idOf(item), { visibleMs })
    })
  }

  ignored(params: unknown): void {
    const { item, reason, visibleMs } = didIgnoreSchema.parse(params)
    this.#toldEnd(item)
    this.#tell('a suggestion was ignored', (capture) => {
      capture.ignored(idOf(item), { reason, visibleMs })
    })
  }

  commandEnded(params: unknown): void {
    const { workspace: named, folder: at, ...ended } = didEndCommandSchema.parse(params)
    const home = named ?? this.parts.folders()[0]
    if (home === undefined) return
    const workspace = uriToPath(home) ?? home
    const folder = at === undefined ? workspace : (uriToPath(at) ?? at)
    this.#tell('a command ended', (capture) => {
      capture.commandEnded({ ...ended, workspace, folder })
    })
  }

  get #tellsEnds(): boolean {
    return this.#toldAnEnd || this.parts.tellsEnds()
  }

  #toldEnd(item: Item): void {
    this.#toldAnEnd = true
    this.#ends.ended(idOf(item))
  }

  #inferred(end: InferredEnd): void {
    const confidence = 'inferred'
    this.#tell('a suggestion ended', (capture) => {
      if (end.kind === 'ignored') capture.ignored(end.id, { confidence, reason: end.reason })
      else if (end.kind === 'typedThrough') capture.typedThrough(end.id, end.length, { confidence })
      else capture.partiallyAccepted(end.id, end.length, { confidence })
    })
  }

  #placed(said: AcceptedPlace | undefined): { uri: string; offset: number } | undefined {
    const document = said && this.parts.documents.get(said.uri)
    return document && { uri: said.uri, offset: document.offsetAt(said.position) }
  }

  #tell(doing: string, what: (capture: Engine['capture'], context: Engine['context']) => void): void {
    this.parts.engine.tell(`noting that ${doing}`, ({ capture, context }) => {
      what(capture, context)
    })
  }
}

interface Item {
  readonly command: { readonly arguments: readonly string[] }
}

/** The item's command carries the id of its suggestion. */
function idOf(item: Item): string {
  return item.command.arguments[0]!
}
