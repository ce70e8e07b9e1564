/** Whatever a person types and the model says: one request at a time, and what is shown continues the text. */
import { beforeAll, expect, test } from 'vitest'
import { loadParsers } from '#engine/language/language'
import { RuntimeError } from '#platform/runtimeError'
import { seededRandom } from '#platform/seededRandom'
import type { PacedRequest, Script } from '#test/fakes/pacedRuntime'
import { at, type SuggesterUnderTest, suggesterUnderTest, versionOf } from '#test/serve/suggesterUnderTest'
import type { SuggestOutcome } from './serve'

const document = `import { open } from './open'
function load(path: string) {
  const file = open(path)
  if (file === null) {
    return null
  }
  const rows = file.rows.map((row) => row.cells)
  const total = rows.length;
  return { rows, total };
}
export const first = load('first');
export const second = load('second');
`
const versions = ['v1', 'v2']

beforeAll(loadParsers)

/** What a version says behind a text: mostly how the document goes on, now and then something else. */
function answerOf(seed: string, model: string, before: string): string {
  const random = seededRandom(`${seed} ${model} ${before}`)
  if (random() < 0.1) return ''
  const isRight = document.startsWith(before) && random() < 0.7
  const wrong = `wrong${Math.floor(random() * 1000)}(${before.length});\n  again;\nmore;\n`
  return isRight ? document.slice(before.length, before.length + 120) : wrong
}

/** In pieces of any length at any time; some fail. */
function scriptOf(seed: string, { model, before, at }: PacedRequest): Script {
  const random = seededRandom(`pace ${seed} ${before} ${at}`)
  const steps: (number | string | Error)[] = [Math.floor(random() * 400)]
  const answer = answerOf(seed, model, before)
  for (let from = 0; from < answer.length;) {
    const end = from + 1 + Math.floor(random() * 6)
    steps.push(answer.slice(from, end), Math.floor(random() * 60))
    from = end
    if (random() < 0.005) return [...steps, new RuntimeError('busy', 'server busy')]
  }
  return steps
}

interface Call {
  readonly before: string
  outcome: SuggestOutcome | null
  /** It was the newest when it was answered. */
  wasNewest: boolean
}

class Person {
  readonly calls: Call[] = []
  #text = ''
  #key = new AbortController()

  constructor(
    private readonly test: SuggesterUnderTest,
    private readonly random: () => number,
  ) {}

  async typeForAWhile(): Promise<void> {
    for (let step = 0; step < 150; step++) {
      this.#edit()
      if (this.random() < 0.05) this.test.active = versionOf(versions[Math.floor(this.random() * 2)]!)
      this.#ask()
      await this.test.clock.advance(Math.floor(this.random() ** 3 * 900))
    }
    await this.test.clock.advance(60_000)
  }

  /** The next letters, most of the time; otherwise what is on the screen, or a slip and its repair. */
  #edit(): void {
    const chance = this.random()
    const isRight = document.startsWith(this.#text)
    if (chance < 0.15 && this.#accept()) return
    if (!isRight || chance > 0.93) this.#text = this.#text.slice(0, -1)
    else if (chance > 0.88) this.#text += 'q'
    else this.#text = document.slice(0, this.#text.length + (chance > 0.8 ? 5 : 1))
    if (this.#text.length >= document.length) this.#text = ''
  }

  #accept(): boolean {
    const { outcome, before } = this.calls.at(-1) ?? { outcome: null, before: '' }
    if (outcome?.kind !== 'suggestion') return false
    const { suggestion, typed } = outcome
    const isAccepted = this.random() < 0.8
    this.test.of.noticed(isAccepted ? 'accepted' : 'rejected', suggestion.id)
    if (isAccepted) this.#text = before + suggestion.text.slice(typed)
    return isAccepted
  }

  #ask(): void {
    if (this.random() < 0.4) this.#key.abort()
    this.#key = new AbortController()
    const call: Call = { before: this.#text, outcome: null, wasNewest: false }
    this.calls.push(call)
    const asked = this.test.of.suggest(
      at(`${this.#text}¦`, { byHand: this.random() < 0.1 }),
      this.#key.signal,
    )
    void asked.then((outcome) => {
      call.outcome = outcome
      call.wasNewest = this.calls.at(-1) === call
    })
  }
}

test('one request at a time, and every suggestion is what its version says of the text before the cursor', async () => {
  const counts = { network: 0, stream: 0, cache: 0, ahead: 0, typed: 0, aborted: 0 }
  let mostOpen = 0
  for (let round = 0; round < 12; round++) {
    const seed = `round ${round}`
    const test: SuggesterUnderTest = suggesterUnderTest(
      (asked) => {
        mostOpen = Math.max(mostOpen, test.runtime.open)
        return scriptOf(seed, asked)
      },
      { pauseFactor: round % 2 },
    )
    const person = new Person(test, seededRandom(seed))
    await person.typeForAWhile()
    for (const { before, outcome, wasNewest } of person.calls) {
      expect(outcome).not.toBeNull()
      if (outcome?.kind !== 'suggestion') continue
      expect(wasNewest).toBe(true)
      const { suggestion, typed } = outcome
      const whole = before + suggestion.text.slice(typed)
      const sources = test.runtime.requests.filter(
        (asked) =>
          `id of ${asked.model}` === suggestion.versionId &&
          before.startsWith(asked.before) &&
          (asked.before + answerOf(seed, asked.model, asked.before)).startsWith(whole),
      )
      expect(sources, JSON.stringify({ seed, before, suggestion })).not.toEqual([])
      expect(whole.length).toBeGreaterThan(before.length)
      if (typed > 0) counts.typed++
      else counts[suggestion.origin]++
    }
    expect(test.runtime.open).toBe(0)
    counts.aborted += test.runtime.requests.filter(({ end }) => end === 'aborted').length
  }
  expect(mostOpen).toBe(1)
  // Every way in which a suggestion comes has been gone.
  for (const [way, count] of Object.entries(counts)) expect(count, way).toBeGreaterThan(3)
})
