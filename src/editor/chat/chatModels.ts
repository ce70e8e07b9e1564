/**
 * What VS Code 1.104 and later take from an extension that offers models to its chat. The extension runs in older ones
 * too, whose types do not have it.
 */
import { type CancellationToken, type Disposable, type Event, type Progress, lm } from 'vscode'

export interface ChatModelFacts {
  readonly id: string
  readonly name: string
  readonly family: string
  readonly version: string
  readonly detail?: string
  readonly tooltip?: string
  readonly maxInputTokens: number
  readonly maxOutputTokens: number
  readonly capabilities: { readonly imageInput?: boolean; readonly toolCalling?: boolean }
}

export interface ChatRequestMessage {
  /** 1: the person, 2: the model, 3: whoever set the scene. */
  readonly role: number
  /** Parts of which only texts matter to us. */
  readonly content: readonly unknown[]
}

export interface ChatModelProvider {
  readonly onDidChangeLanguageModelChatInformation: Event<void>
  provideLanguageModelChatInformation(options: unknown, token: CancellationToken): ChatModelFacts[]
  provideLanguageModelChatResponse(
    model: ChatModelFacts,
    messages: readonly ChatRequestMessage[],
    options: unknown,
    progress: Progress<unknown>,
    token: CancellationToken,
  ): Promise<void>
  provideTokenCount(model: ChatModelFacts, text: string | ChatRequestMessage): Promise<number>
}

interface ChatModels {
  registerLanguageModelChatProvider?(vendor: string, provider: ChatModelProvider): Disposable
}

/** Null where VS Code takes no models. */
export function offerChatModels(vendor: string, provider: ChatModelProvider): Disposable | null {
  return (lm as ChatModels).registerLanguageModelChatProvider?.(vendor, provider) ?? null
}
