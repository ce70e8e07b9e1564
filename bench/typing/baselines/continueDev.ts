/**
 * The policy of Continue (continuedev/continue, Apache-2.0, commit d0a3c0b626b5bebc3bef4742eec05a0242be0bab), in
 * core/autocomplete unless said otherwise, with the defaults of core/util/parameters.ts:
 * - a pause of 350 ms (parameters.ts:8), after which a call goes on although it was cancelled, unless another came
 *   (util/AutocompleteDebouncer.ts:7-31; CompletionProvider.ts:177-183 looks at no token);
 * - memory by the prefix alone (CompletionProvider.ts:218-228), see continueMemory.ts;
 * - a cancelled call shows nothing, but its request goes on and is used again while what is typed agrees with it; only a
 *   request that cannot use it aborts it (generation/GeneratorReuseManager.ts:10-58), see continueGeneration.ts;
 * - several lines except in a comment (classification/shouldCompleteMultiline.ts:16-53); what ends the shown text or the
 *   request is in continueFilter.ts;
 * - 4096 tokens (core/llm/constants.ts:1, index.ts:234-243, Ollama.ts:313: the model list knows no maximum of the coding
 *   models that Ollama serves), stop texts of templating/getStopTokens.ts:14; 1024 tokens of prompt, three tenths of them
 *   before the cursor and at most two after (parameters.ts:5-7; util/HelperVars.ts:85-110).
 *
 * Assumed: a model of Qwen's coder family through Ollama; no snippets of other places, as any would be part of the key
 * under which an answer is remembered, and none would be found again (CompletionProvider.ts:222 and 292; the collecting
 * takes no time either); tokens of four characters. All of it favours this client. The filters of JSON, YAML and Markdown
 * are left out (constants/AutocompleteLanguageInfo.ts:289-367).
 */
import type { Answer, Ask, ClientParts, TypingClient } from '#bench/typing/typingClient'
import { ContinueFilter } from './continueFilter'
import { ContinueGenerations } from './continueGeneration'
import { ContinueMemory } from './continueMemory'
import { type ContinuePlace, continuePlace } from './continuePlace'
import { processed } from './continuePostprocess'
import { ghostText } from './ghostText'
import { nullWhenAborted } from './nullWhenAborted'

const DEBOUNCE_MS = 350
const TOKENS = 4096
const STOPS = ['/src/', '#- coding: utf-8', '```']

export function continueDev(parts: ClientParts): TypingClient {
  return new ContinueDev(parts)
}

class ContinueDev implements TypingClient {
  readonly name = 'Continue'
  readonly #memory: ContinueMemory
  readonly #generations: ContinueGenerations
  #newest = new AbortController()

  constructor(private readonly parts: ClientParts) {
    this.#memory = new ContinueMemory(parts.clock)
    this.#generations = new ContinueGenerations(parts)
  }

  async provide(ask: Ask, signal: AbortSignal): Promise<Answer | null> {
    this.#newest.abort()
    this.#newest = new AbortController()
    const newest = this.#newest.signal
    const isNewest = await nullWhenAborted(newest, async () => {
      await this.parts.clock.delay(DEBOUNCE_MS, newest)
      return true
    })
    return isNewest === null ? null : this.#suggest(continuePlace(ask), signal)
  }

  close(): void {
    this.#newest.abort()
    this.#generations.cancel()
  }

  async #suggest(place: ContinuePlace, signal: AbortSignal): Promise<Answer | null> {
    const known = this.#memory.recall(place.prefix) || undefined
    const suggestion = known ?? processed(await this.#generate(place, signal), place.prefix)
    if (signal.aborted || suggestion === '') return null
    if (known === undefined) this.#memory.remember(place.prefix, suggestion)
    const text = drawn(suggestion, place.lineSuffix)
    return text === null ? null : { text, source: known === undefined ? 'network' : 'cached' }
  }

  /** What is shown of a request for this place, or of the one under way. */
  async #generate(place: ContinuePlace, signal: AbortSignal): Promise<string> {
    const { prefix, suffix } = place
    const pieces = this.#generations.pieces({ prefix, suffix, maxTokens: TOKENS, stop: STOPS })
    const filter = new ContinueFilter(place, STOPS, this.parts.clock)
    for await (const piece of pieces) {
      if (signal.aborted) break
      filter.take(piece)
      if (filter.endsRequest) this.#generations.cancel()
      if (filter.isEnded) break
    }
    filter.end()
    if (filter.endsRequest) this.#generations.cancel()
    return filter.text
  }
}

/** extensions/vscode/src/autocomplete/completionProvider.ts:563-591, util/processSingleLineCompletion.ts:41-93. */
function drawn(suggestion: string, lineSuffix: string): string | null {
  const isInserted = !suggestion.includes('\n') && !suggestion.includes(lineSuffix)
  return isInserted ? suggestion : ghostText(suggestion, lineSuffix)
}
