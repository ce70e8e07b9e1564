/** One loaded GGUF with its context: continues tokens, and keeps what it has read for the next request. */
import { randomInt } from 'node:crypto'
import type {
  ChatHistoryItem,
  LlamaContext,
  LlamaContextSequence,
  SequenceEvaluateOptions,
  Token,
  LlamaModel as Weights,
} from 'node-llama-cpp'
import type { Message } from '#contracts/ollamaProtocol'
import type { ContinueRequest, Continuation, LoadedModel, TokenLogprobs } from './engine'
import type { Sampling } from './generationOptions'
import type { Library } from './nodeLlamaCpp'
import { freedByShift } from './promptFit'

export class LlamaModel implements LoadedModel {
  private readonly sequence: LlamaContextSequence
  /** What a shifted context holds was computed after text that is gone: no later request may build on it. */
  private shifted = false
  readonly bytes: number

  constructor(
    private readonly library: Library,
    private readonly weights: Weights,
    private readonly context: LlamaContext,
    /** As asked for; llama.cpp rounds what it reserves up. */
    readonly contextLength: number,
  ) {
    this.sequence = context.getSequence()
    this.bytes = weights.size
  }

  tokenize(text: string): readonly Token[] {
    const tokens = this.weights.tokenize(text, true)
    const { bos, shouldPrependBosToken } = this.weights.tokens
    return shouldPrependBosToken && bos !== null && tokens[0] !== bos ? [bos, ...tokens] : tokens
  }

  detokenize(tokens: readonly number[], before: readonly number[]): string {
    return this.weights.detokenize(tokens as readonly Token[], false, before as readonly Token[])
  }

  chatPrompt(messages: readonly Message[]): string | null {
    const template = this.weights.fileInfo.metadata.tokenizer?.chat_template
    if (typeof template !== 'string' || template === '') return null
    const { contextText } = new this.library.JinjaTemplateChatWrapper({
      template,
      tokenizer: this.weights.tokenizer,
    }).generateContextState({
      chatHistory: [...messages.map(toHistoryItem), { type: 'model', response: [] }],
    })
    // The library tokenises piece by piece; a model was trained on the text as a whole.
    return this.weights.detokenize(contextText.tokenize(this.weights.tokenizer), true)
  }

  async *continue(given: readonly number[], request: ContinueRequest): AsyncGenerator<Continuation, void> {
    const tokens = given as readonly Token[]
    const last = tokens.at(-1)
    if (last === undefined) throw new Error('the prompt has no tokens')
    const cached = await this.read(tokens.slice(0, -1), request.signal)
    yield { kind: 'read', cached }
    const answer: Token[] = []
    const steps = this.sequence.evaluate([last], this.evaluateOptions(tokens, answer, request.sampling))
    for await (const token of steps) {
      request.signal.throwIfAborted()
      if (this.weights.isEogToken(token)) {
        yield { kind: 'end' }
        return
      }
      const logprobs =
        request.alternatives === null
          ? null
          : await this.logprobs(answer.at(-1) ?? last, token, request.alternatives)
      answer.push(token)
      yield { kind: 'token', token, logprobs }
    }
  }

  async dispose(): Promise<void> {
    await this.context.dispose()
    await this.weights.dispose()
  }

  /** Brings the context to exactly these tokens, reading only what comes after the part it already holds: how many. */
  private async read(tokens: Token[], signal: AbortSignal): Promise<number> {
    if (this.shifted) await this.sequence.clearHistory()
    this.shifted = false
    // No shifting of what was read at another position either, for the same reason.
    await this.sequence.adaptStateToTokens(tokens, false)
    const cached = this.sequence.nextTokenIndex
    while (this.sequence.nextTokenIndex < tokens.length) {
      signal.throwIfAborted()
      const start = this.sequence.nextTokenIndex
      await this.sequence.evaluateWithoutGeneratingNewTokens(
        tokens.slice(start, start + this.context.batchSize),
      )
    }
    return cached
  }

  private evaluateOptions(
    prompt: readonly Token[],
    answer: readonly Token[],
    sampling: Sampling,
  ): SequenceEvaluateOptions {
    const { repeatPenalty, presencePenalty, frequencyPenalty } = sampling
    const keep = Math.min(sampling.keep < 0 ? prompt.length : sampling.keep, this.contextLength - 1)
    const penalised = repeatPenalty !== 1 || presencePenalty !== 0 || frequencyPenalty !== 0
    const remembered = sampling.repeatLast < 0 ? this.contextLength : sampling.repeatLast
    return {
      temperature: sampling.temperature,
      topK: sampling.topK,
      topP: sampling.topP,
      minP: sampling.minP,
      seed: sampling.seed < 0 ? randomInt(2 ** 32) : sampling.seed,
      yieldEogToken: true,
      contextShift: {
        size: freedByShift(this.contextLength, keep),
        strategy: ({ size }) => {
          this.shifted = true
          return [{ start: keep, end: keep + size }]
        },
      },
      ...(penalised && remembered > 0
        ? {
            repeatPenalty: {
              punishTokens: () => [...prompt.slice(-remembered), ...answer].slice(-remembered),
              maxPunishTokens: remembered,
              penalty: repeatPenalty,
              presencePenalty,
              frequencyPenalty,
            },
          }
        : {}),
    }
  }

  /**
   * The model's own distribution where it chose `chosen`: the token before is read once more and nothing is sampled,
   * because the sampler hands out its own, changed distribution.
   */
  private async logprobs(before: Token, chosen: Token, alternatives: number): Promise<TokenLogprobs> {
    const end = this.sequence.nextTokenIndex
    await this.sequence.eraseContextTokenRanges([{ start: end - 1, end }])
    const [result] = await this.sequence.controlledEvaluate([
      [
        before,
        {
          generateNext: {
            token: true,
            logits: { filter: { tokens: [chosen], includeTop: Math.max(alternatives, 1) } },
            totalLogitWeight: true,
            options: { temperature: 0 },
          },
        },
      ],
    ])
    const { logits, totalLogitWeight } = result?.next ?? {}
    if (!logits || totalLogitWeight === undefined) throw new Error('llama.cpp returned no logits')
    const highest = Math.max(...logits.values())
    const logprob = (token: Token) =>
      (logits.get(token) ?? Number.NEGATIVE_INFINITY) - highest - Math.log(totalLogitWeight)
    const ranked = [...logits.keys()].sort((a, b) => logprob(b) - logprob(a)).slice(0, alternatives)
    return {
      chosen: logprob(chosen),
      alternatives: ranked.map((token) => ({ token, logprob: logprob(token) })),
    }
  }
}

function toHistoryItem({ role, content }: Message): ChatHistoryItem {
  if (role === 'system') return { type: 'system', text: content }
  return role === 'assistant' ? { type: 'model', response: [content] } : { type: 'user', text: content }
}
