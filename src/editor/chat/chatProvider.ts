/** Offers the version that serves to VS Code's chat, for whoever picks it there. */
import {
  CancellationError,
  type CancellationToken,
  type Disposable,
  EventEmitter,
  LanguageModelTextPart,
  type Progress,
  workspace,
} from 'vscode'
import { methods } from '#contracts/serverMethods'
import type { AskedAnswer, ChatParams, PartialText } from '#contracts/serverProtocol'
import type { EditorParts } from '#editor/parts'
import {
  type ChatModelFacts,
  type ChatModelProvider,
  type ChatRequestMessage,
  offerChatModels,
} from './chatModels'
import { chatTurns, textOf } from './chatTurns'
import { estimateTokens } from './estimateTokens'

/** As in the manifest. */
const VENDOR = 'apprentice'
const SETTING = 'apprentice.chat.enabled'

/** What Ollama makes room for when nothing else is said, question and answer together. */
const MAX_INPUT_TOKENS = 3072
const MAX_OUTPUT_TOKENS = 1024

export class ChatProvider implements ChatModelProvider, Disposable {
  readonly #changed = new EventEmitter<void>()
  readonly onDidChangeLanguageModelChatInformation = this.#changed.event
  readonly #subscriptions: (Pick<Disposable, 'dispose'> | null)[]
  #offered: string | null = null
  /** The newest answer, by which it is rated, and when it came. */
  lastAnswer: { readonly id: string; readonly at: number } | null = null

  constructor(private readonly parts: EditorParts) {
    this.#subscriptions = [
      offerChatModels(VENDOR, this),
      parts.situation.follow(({ version }) => {
        if (version === this.#offered) return
        this.#offered = version
        this.#changed.fire()
      }),
      workspace.onDidChangeConfiguration((event) => {
        if (event.affectsConfiguration(SETTING)) this.#changed.fire()
      }),
    ]
  }

  /** One model: the version that serves. None before there is one, or where the person turned it off. */
  provideLanguageModelChatInformation(): ChatModelFacts[] {
    const tag = this.#offered
    if (tag === null || !workspace.getConfiguration().get(SETTING, true)) return []
    const name = tag.replace(/:latest$/, '')
    return [
      {
        id: tag,
        name: `Apprentice: ${name}`,
        family: name.split(':')[0] ?? name,
        version: tag,
        detail: 'on this machine',
        tooltip: 'The model that Apprentice trains on your code. Nothing leaves this machine.',
        maxInputTokens: MAX_INPUT_TOKENS,
        maxOutputTokens: MAX_OUTPUT_TOKENS,
        capabilities: { imageInput: false, toolCalling: false },
      },
    ]
  }

  /** Throws the sentence for the person where there is no answer. */
  async provideLanguageModelChatResponse(
    _model: ChatModelFacts,
    messages: readonly ChatRequestMessage[],
    _options: unknown,
    progress: Progress<unknown>,
    token: CancellationToken,
  ): Promise<void> {
    const params: ChatParams = { messages: chatTurns(messages) }
    if (params.messages.length === 0) throw new Error('Apprentice reads text alone, and there was none.')
    const answer = await this.parts.server().request<AskedAnswer, PartialText>(methods.chat, params, {
      token,
      onPartial: ({ text }) => {
        progress.report(new LanguageModelTextPart(text))
      },
    })
    if (token.isCancellationRequested) throw new CancellationError()
    if (answer.kind === 'nothing') throw new Error(answer.message)
    this.lastAnswer = { id: answer.id, at: Date.now() }
    this.parts.server().reportOn(methods.didShowCompletion, answer.id, { confidence: 'reported' })
  }

  provideTokenCount(_model: ChatModelFacts, text: string | ChatRequestMessage): Promise<number> {
    return Promise.resolve(estimateTokens(textOf(text)))
  }

  dispose(): void {
    for (const subscription of this.#subscriptions) subscription?.dispose()
    this.#changed.dispose()
  }
}
