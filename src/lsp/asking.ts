/** `apprentice/generate` and `apprentice/chat`: what a person asks for in words, with the answer as it comes. */
import { type ProgressToken, ProgressType, type ProtocolConnection } from 'vscode-languageserver-protocol'
import {
  type AskedAnswer,
  type PartialText,
  chatParamsSchema,
  generateParamsSchema,
} from '#contracts/serverProtocol'
import type { AnswerOutcome } from '#engine/generate/generate'
import { UserError } from '#platform/userError'
import type { EngineSlot } from './engineSlot'
import { whyNoAnswer } from './whyNoAnswer'
import type { OpenDocuments } from './openDocuments'
import { sendAside } from './sendAside'
import type { StatusLine } from './statusLine'
import { uriToPath, workspacePath } from './workspacePath'

export interface AskingParts {
  readonly engine: EngineSlot
  readonly documents: OpenDocuments
  readonly status: StatusLine
  readonly connection: Pick<ProtocolConnection, 'sendProgress'>
  /** URIs of the open folders. */
  readonly folders: () => readonly string[]
  readonly runtime: () => string | undefined
}

const partialText = new ProgressType<PartialText>()

export class Asking {
  constructor(private readonly parts: AskingParts) {}

  /** Throws a ZodError for parameters that are not valid, and the signal's reason when cancelled. */
  async generate(params: unknown, signal: AbortSignal): Promise<AskedAnswer> {
    const { textDocument, range, instruction, options, partialResultToken } =
      generateParamsSchema.parse(params)
    const document = this.parts.documents.get(textDocument.uri)
    const home = workspacePath(textDocument.uri, this.parts.folders())
    if (document === undefined || home === null) {
      throw new UserError('Text is generated in the C#, TypeScript, HTML and SCSS files of an open folder.')
    }
    const [start, end] = [document.offsetAt(range.start), document.offsetAt(range.end)]
    const request = { ...home, text: document.getText(), start, end, instruction, style: options ?? null }
    const engine = await this.parts.engine.get()
    const onText = this.#partial(partialResultToken)
    return await this.#answer(() => engine.generate(request, onText, signal), signal)
  }

  /** As `generate`. */
  async chat(params: unknown, signal: AbortSignal): Promise<AskedAnswer> {
    const { messages, partialResultToken } = chatParamsSchema.parse(params)
    const [folder = ''] = this.parts.folders()
    const engine = await this.parts.engine.get()
    const turn = { workspace: uriToPath(folder) ?? folder, messages }
    const onPiece = this.#partial(partialResultToken)
    return await this.#answer(() => engine.chat(turn, onPiece, signal), signal)
  }

  async #answer(ask: () => Promise<AnswerOutcome>, signal: AbortSignal): Promise<AskedAnswer> {
    const outcome = await this.parts.status.during(ask)
    signal.throwIfAborted()
    if (outcome.kind === 'answered') {
      const { id, text } = outcome.suggestion
      return { kind: 'answered', id, text }
    }
    return { kind: 'nothing', message: whyNoAnswer(outcome.reason, outcome.message, this.parts.runtime()) }
  }

  #partial(token: ProgressToken | undefined): (text: string) => void {
    if (token === undefined) return () => {}
    return (text) => {
      sendAside(() => this.parts.connection.sendProgress(partialText, token, { text }))
    }
  }
}
