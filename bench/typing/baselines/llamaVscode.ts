/**
 * The policy of llama.vscode (ggml-org/llama.vscode, MIT, commit 3938fb3568b98e3ddfcf2ce3dd52d9570552b579, v0.0.63).
 *
 * From src/completion.ts unless said otherwise:
 * - no debounce: `debounce_ms` is 0 (package.json:1143); a call waits in steps of 150 ms (configuration.ts:156) while
 *   another is under way, and looks at its cancellation only after a step (l. 44-50);
 * - nothing where more than 8 characters follow on the line (l. 62; package.json:1232);
 * - a request is never aborted: axios gets no signal (llama-server.ts:853-857), and its answer is remembered (l. 124);
 * - 250 remembered answers (package.json:1237; application.ts:95), found by walking back over the line (l. 180-199);
 * - once something is shown and the line ends there, the next suggestion is asked for ahead (l. 128-137, 273-301) and the
 *   later lines are remembered for the place behind the first (l. 303-315); that goes on for every call, and while the
 *   answer is under way each one asks again (l. 286);
 * - 128 tokens, no stop texts, 500 ms of generating, the indentation of the line (package.json:1213, 1223;
 *   llama-server.ts:200-214); 256 lines before and 64 after (package.json:1202, 1208).
 *
 * Assumed: one completion a request, though `n_cmpl` is 3 (package.json:285), as the stand-in server answers one; no chunks
 * of other files and no requests to warm them (extra-context.ts). Both favour this client.
 */
import type { Answer, Ask, ClientParts, TypingClient } from '#bench/typing/typingClient'
import { untilIndentationEnds } from './llamaIndentation'
import { type Place, placeOf } from './llamaPlace'
import { LlamaMemory } from './llamaMemory'
import { isDiscarded, linesOf, withoutLeadingSpaces, withoutSuffix } from './llamaSuggestion'
import { nullWhenAborted } from './nullWhenAborted'

const POLL_MS = 150
const LONGEST_LINE_SUFFIX = 8
const TOKENS = 128
const PREDICT_MS = 500

export function llamaVscode(parts: ClientParts): TypingClient {
  return new LlamaVscode(parts)
}

class LlamaVscode implements TypingClient {
  readonly name = 'llama.vscode'
  readonly #memory: LlamaMemory
  readonly #closing = new AbortController()
  #isBusy = false

  constructor(private readonly parts: ClientParts) {
    this.#memory = new LlamaMemory(parts.clock)
  }

  provide(ask: Ask, signal: AbortSignal): Promise<Answer | null> {
    return nullWhenAborted(AbortSignal.any([signal, this.#closing.signal]), async () => {
      while (this.#isBusy) {
        await this.parts.clock.delay(POLL_MS)
        if (signal.aborted) return null
      }
      this.#isBusy = true
      try {
        return await this.#suggest(placeOf(ask), signal)
      } finally {
        this.#isBusy = false
      }
    })
  }

  close(): void {
    this.#closing.abort()
  }

  async #suggest(place: Place, signal: AbortSignal): Promise<Answer | null> {
    if (place.lineSuffix.length > LONGEST_LINE_SUFFIX) return null
    const known = this.#memory.recall(place)
    if (known === undefined && signal.aborted) return null
    const said = known ?? (await this.#request(place, place.indentation))
    const lines = linesOf(said)
    if (isDiscarded(lines, place)) return null
    const suggestion = withoutSuffix(lines, place.lineSuffix)
    if (known === undefined) this.#memory.remember(place, suggestion)
    void this.#lookAhead(place, lines, signal)
    const text = withoutLeadingSpaces(suggestion, place.spacesToRemove)
    return { text, source: known === undefined ? 'network' : 'cached' }
  }

  async #lookAhead(place: Place, lines: readonly string[], signal: AbortSignal): Promise<void> {
    // setTimeout takes 1 ms for 0.
    await this.parts.clock.delay(1)
    if (signal.aborted || this.#closing.signal.aborted || place.lineSuffix.trim() !== '') return
    const next = this.#memory.placeBehind(place, lines)
    if (!this.#memory.has(next)) {
      const said = await nullWhenAborted(this.#closing.signal, () =>
        this.#request(next, /^\s*/.exec(place.prompt)![0].length),
      )
      if (said !== null && said.trim() !== '') this.#memory.remember(next, linesOf(said).join('\n'))
    }
    if (lines.length < 2) return
    const behindLine = this.#memory.placeBehindLine(place, lines[0]!)
    if (!this.#memory.has(behindLine)) this.#memory.remember(behindLine, lines.slice(1).join('\n'))
  }

  #request({ inputPrefix, inputSuffix, prompt }: Place, indentation: number): Promise<string> {
    const request = {
      prefix: inputPrefix + prompt,
      suffix: inputSuffix,
      maxTokens: TOKENS,
      stop: [],
      maxPredictMs: PREDICT_MS,
    }
    return untilIndentationEnds(this.parts.server.generate(request, this.#closing.signal), indentation)
  }
}
