/** What the editor reports of documents, suggestions and commands, passed on to what the engine records and looks at. */
import type {
  DidChangeTextDocumentParams,
  DidCloseTextDocumentParams,
  DidOpenTextDocumentParams,
  DidSaveTextDocumentParams,
} from 'vscode-languageserver-protocol'
import {
  type AcceptedPlace,
  didChangeDiagnosticsSchema,
  didChangeRecordingSchema,
  didEndCommandSchema,
  didPartiallyAcceptSchema,
  didRejectSchema,
  didShowSchema,
  didTypeThroughSchema,
  didUndoAcceptSchema,
} from '#contracts/serverProtocol'
import type { Engine } from '#engine/engine'
import type { EngineSlot } from './engineSlot'
import type { Offers } from './offers'
import type { OpenDocuments } from './openDocuments'
import { uriToPath, workspacePath } from './workspacePath'

export interface ObservationParts {
  readonly engine: EngineSlot
  readonly documents: OpenDocuments
  readonly offers: Offers
  /** URIs of the open folders. */
  readonly folders: () => readonly string[]
}

export class Observation {
  constructor(private readonly parts: ObservationParts) {}

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

  closed(params: DidCloseTextDocumentParams): void {
    const { uri } = params.textDocument
    this.parts.documents.closed(params)
    this.parts.offers.closed(uri)
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
    const { recording } = didChangeRecordingSchema.parse(params)
    this.#tell('recording was switched', (capture) => {
      capture.setRecording(recording)
    })
  }

  partiallyAccepted(params: unknown): void {
    const { item, acceptedLength } = didPartiallyAcceptSchema.parse(params)
    this.#tell('a part of a suggestion was accepted', (capture) => {
      capture.partiallyAccepted(idOf(item), acceptedLength)
    })
  }

  typedThrough(params: unknown): void {
    const { item, typedLength } = didTypeThroughSchema.parse(params)
    this.#tell('a suggestion was typed by hand', (capture) => {
      capture.typedThrough(idOf(item), typedLength)
    })
  }

  rejected(params: unknown): void {
    const { item } = didRejectSchema.parse(params)
    this.#tell('a suggestion was rejected', (capture) => {
      capture.rejected(idOf(item))
    })
  }

  ignored(params: unknown): void {
    const { item } = didRejectSchema.parse(params)
    this.#tell('a suggestion was ignored', (capture) => {
      capture.ignored(idOf(item))
    })
  }

  commandEnded(params: unknown): void {
    const { workspace: named, ...ended } = didEndCommandSchema.parse(params)
    const folder = named ?? this.parts.folders()[0]
    if (folder === undefined) return
    const workspace = uriToPath(folder) ?? folder
    this.#tell('a command ended', (capture) => {
      capture.commandEnded({ ...ended, workspace })
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

/** The item's command carries the id of its suggestion. */
function idOf(item: { command: { arguments: string[] } }): string {
  return item.command.arguments[0]!
}
