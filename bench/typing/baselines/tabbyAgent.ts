/**
 * The policy of Tabby's agent (TabbyML/tabby, Apache-2.0, commit 21b29048d7bcf6b94f9f482f2d0fd05efadfd19f), in
 * clients/tabby-agent/src/codeCompletion/index.ts unless said otherwise, with the defaults of config/default.ts:
 * - every call gives up the one before it, its request included (l. 488-496; http/tabbyApiClient.ts:315-318), as does the
 *   editor's cancellation (clients/vscode/src/InlineCompletionProvider.ts:101);
 * - an adaptive wait (debouncer.ts; "adaptive", default.ts:56), before a remembered answer too (l. 548); the mean time of
 *   the last ten answers is taken off it only where a request follows (l. 558-565), and before the first answer that mean
 *   is NaN (latencyTracker.ts:47), which setTimeout takes for 1 ms;
 * - 100 solutions are remembered for 5 minutes (cache.ts:10-11), with the rest of their first line for the characters to
 *   come (cache.ts:39-83); what was dropped is remembered as nothing (l. 692-705);
 * - what is asked: 20 lines before and after (default.ts:25-26), 64 tokens (crates/tabby-common/src/config.rs:402-404),
 *   ended by a blank line, a comment or a keyword at the start of a line (crates/tabby-common/src/languages.rs:8-85;
 *   crates/tabby-inference/src/decoding.rs:88-102); not streamed.
 *
 * Assumed: nothing is waited for before a request (snippets from a language server may take up to 500 ms, l. 568), other
 * documents do not change, and stop words are found wherever they stand, as the server's own tokens end with them. All of
 * it favours this client.
 */
import type { Answer, Ask, ClientParts, TypingClient } from '#bench/typing/typingClient'
import { ghostText } from './ghostText'
import { LruMap } from './lruMap'
import { nullWhenAborted } from './nullWhenAborted'
import { type TabbyContext, contextOf, keyOf } from './tabbyContext'
import { TabbyDebouncer } from './tabbyDebouncer'
import { forwarded } from './tabbyForwarding'
import { afterMemory, beforeMemory } from './tabbyPostprocess'
import { stopWords } from './tabbyStopWords'
import { wholeText } from './wholeText'

const LINES = 20
const TOKENS = 64
const SOLUTIONS = 100
const REMEMBERED_MS = 5 * 60 * 1000
const LATENCIES = 10

export function tabbyAgent(parts: ClientParts): TypingClient {
  return new TabbyAgent(parts)
}

/** One object in memory: its items are replaced when it is processed for the screen (l. 705). */
interface Solution {
  items: readonly string[]
}

class TabbyAgent implements TypingClient {
  readonly name = 'Tabby'
  readonly #debouncer = new TabbyDebouncer()
  readonly #solutions: LruMap<Solution>
  readonly #latencies: number[] = []
  #current = new AbortController()

  constructor(private readonly parts: ClientParts) {
    this.#solutions = new LruMap(parts.clock, SOLUTIONS, REMEMBERED_MS)
  }

  provide(ask: Ask, signal: AbortSignal): Promise<Answer | null> {
    this.#current.abort()
    this.#current = new AbortController()
    const either = AbortSignal.any([signal, this.#current.signal])
    return nullWhenAborted(either, () => this.#suggest(contextOf(ask), either))
  }

  close(): void {
    this.#current.abort()
  }

  async #suggest(context: TabbyContext, signal: AbortSignal): Promise<Answer | null> {
    const key = keyOf(context)
    const known = this.#solutions.get(key)
    await this.#wait(context, known === undefined ? this.#meanLatency() : 0, signal)
    const solution = known ?? { items: beforeMemory(await this.#request(context, signal), context) }
    this.#solutions.set(key, solution)
    for (const ahead of solution.items.flatMap((item) => forwarded(context, item))) {
      this.#solutions.set(keyOf(ahead.context), { items: [ahead.item] })
    }
    solution.items = solution.items.map((item) => afterMemory(item, context))
    const item = solution.items.find((text) => text.trim() !== '')
    const text = item === undefined ? null : ghostText(item, context.replaced)
    return text === null ? null : { text, source: known === undefined ? 'network' : 'cached' }
  }

  #wait(context: TabbyContext, latency: number, signal: AbortSignal): Promise<void> {
    const wait = this.#debouncer.wait(context, latency, this.parts.clock.now())
    return this.parts.clock.delay(Number.isNaN(wait) ? 1 : wait, signal)
  }

  #meanLatency(): number {
    return this.#latencies.reduce((sum, latency) => sum + latency, 0) / this.#latencies.length
  }

  async #request(context: TabbyContext, signal: AbortSignal): Promise<string> {
    const asked = this.parts.clock.now()
    const request = {
      prefix: context.prefixLines.slice(-LINES).join(''),
      suffix: context.suffixLines.slice(0, LINES).join(''),
      maxTokens: TOKENS,
      stop: stopWords(context.path),
    }
    const text = await wholeText(this.parts.server.generate(request, signal))
    this.#latencies.push(this.parts.clock.now() - asked)
    if (this.#latencies.length > LATENCIES) this.#latencies.shift()
    return text
  }
}
