/** The model's answers: what is remembered, what is under way, and what is asked anew. One request at a time. */
import { type CompletionRequest, trimAnswer } from '#engine/completion/completion'
import type { Clock } from '#platform/clock'
import { ended } from '#platform/ended'
import type { GenerateRequest, Ollama } from '#platform/ollama'
import { AnswerMemory, type Remembered } from './answerMemory'
import { Generation, type Place } from './generation'
import type { LoadedModels } from './loadedModels'

/**
 * Lines that are read behind a suggestion, for when it is taken. One, because a line costs less than a request of its
 * own, and each further one is less likely to be right (measured with bench:typing: none, 1, 2 and 4).
 */
const LINES_AHEAD = 1
/** Milliseconds after which the whole lines of a block are shown, without those that still come (llama.vscode). */
const SHOW_AFTER = 500

/** Milliseconds after which a request is on its way, and the model reads the prompt. */
const PREPARED_AFTER = 5

export interface Question {
  readonly place: Place
  readonly request: CompletionRequest
  /** Model name of the version. */
  readonly tag: string
}

export interface AnswersParts {
  readonly ollama: Pick<Ollama, 'generate'>
  readonly loaded: LoadedModels
  readonly clock: Clock
  readonly maxTokens: number
  readonly keepAlive: string
  /** @param milliseconds to the first token */
  readonly onAnswered: (milliseconds: number) => void
}

export class Answers {
  readonly #memory = new AnswerMemory()
  #underWay: Generation | null = null

  constructor(private readonly parts: AnswersParts) {}

  remembered(place: Place): Remembered | null {
    return this.#memory.at(place, this.parts.clock.now())
  }

  /** Whether anything is known, or about to be, of how the text goes on. */
  foretells(place: Place): boolean {
    return this.remembered(place) !== null || (this.#underWay?.restAt(place) ?? null) !== null
  }

  /**
   * What is under way for an earlier key, while it says what was typed since. Null where it says something else; then it
   * is given up. Rejects with the signal's reason.
   */
  async underWay(question: Question, gone: AbortSignal): Promise<string | null> {
    return this.#underWay === null ? null : await this.#read(this.#underWay, question, gone)
  }

  /** A new request; what was under way is given up. Nobody has to read it: its answer is remembered. */
  ask({ place, request, tag }: Question): Generation {
    this.giveUp()
    const { ollama, clock, maxTokens, keepAlive } = this.parts
    // A line's own stop would keep the lines behind it from being read ahead.
    const stop = request.stop.filter((text) => text !== '\n')
    const asked: GenerateRequest = { model: tag, prompt: request.prompt, stop, maxTokens, keepAlive }
    const generation = new Generation(place, {
      ask: (signal) => ollama.generate(asked, signal),
      enough: (text) => hasEnough(text, request),
      maxTokens,
      clock,
    })
    this.#underWay = generation
    void clock.delay(PREPARED_AFTER).then(() => {
      if (!generation.wasGivenUp) request.fit?.prepare()
    })
    void generation.finished.then(() => {
      this.#keep(generation, tag)
    })
    return generation
  }

  /** Rejects as the runtime fails, or with the signal's reason. */
  async read(generation: Generation, question: Question, gone: AbortSignal): Promise<string> {
    return (await this.#read(generation, question, gone)) ?? ''
  }

  giveUp(): void {
    this.#underWay?.giveUp()
    this.#underWay = null
  }

  async #read(
    generation: Generation,
    { place, request }: Question,
    gone: AbortSignal,
  ): Promise<string | null> {
    const { clock } = this.parts
    const end = ended(gone)
    const since = clock.now()
    for (;;) {
      gone.throwIfAborted()
      if (generation.error !== null) throw generation.error
      const rest = generation.restAt(place)
      const isBehindIt = rest === '' && generation.isOver && !generation.isWhole
      if (rest === null || (isBehindIt && generation.place.before !== place.before)) {
        generation.giveUp()
        return null
      }
      if (rest !== '' && trimAnswer(rest, request).done) return rest
      if (generation.isOver) return generation.isWhole ? rest : wholeLines(rest)
      if (clock.now() - since > SHOW_AFTER && rest.trimStart().includes('\n')) return wholeLines(rest)
      await Promise.race([generation.changed, end])
    }
  }

  #keep(generation: Generation, tag: string): void {
    if (this.#underWay === generation) this.#underWay = null
    const { text, place, isWhole, wasGivenUp, firstTokenMs, error } = generation
    if (firstTokenMs !== null || isWhole) this.parts.loaded.answered(tag)
    else this.parts.loaded.gaveUp(tag)
    if (firstTokenMs !== null) this.parts.onAnswered(firstTokenMs)
    const isBroken = wasGivenUp || error !== null
    if (isBroken && !text.includes('\n')) return
    this.#memory.add(place, isWhole ? text : wholeLines(text), isWhole, this.parts.clock.now())
  }
}

function hasEnough(text: string, request: CompletionRequest): boolean {
  const { done, text: kept } = trimAnswer(text, request)
  return done && text.slice(kept.length).split('\n').length - 1 > LINES_AHEAD
}

/** Of an answer that was cut, the lines that are whole, with their ends; all of it where it has one line. */
function wholeLines(text: string): string {
  const end = text.lastIndexOf('\n') + 1
  return end === 0 ? text : text.slice(0, end)
}
