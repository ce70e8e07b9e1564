/** One person writes one work in an editor with one client, in virtual time. */
import type { FakeClock } from '#test/fakes/fakeClock'
import type { Author } from './author'
import { READ_AFTER, type Tally } from './measures'
import type { Person } from './person'
import { type Ghost, Screen } from './screen'
import type { Answer, Ask, TypingClient } from './typingClient'
import { type Part, type Work, placeIn, without } from './work'

export interface Session {
  readonly work: Work
  readonly person: Person
  readonly author: Author
  readonly client: TypingClient
  readonly clock: FakeClock
  readonly tally: Tally
}

export async function replay(session: Session): Promise<void> {
  const desk = new Desk(session)
  for (const part of session.work.parts) await desk.write(part)
  desk.leave()
}

class Desk {
  readonly #screen = new Screen()
  readonly #left: Part[]
  #text: string
  #cursor = 0
  #asking = new AbortController()
  #lastKey = 0
  /** The ghost text that was read already, and was not taken. */
  #read: Ghost['ask'] | null = null

  constructor(private readonly session: Session) {
    this.#left = [...session.work.parts]
    this.#text = without(session.work.whole, this.#left)
  }

  async write(part: Part): Promise<void> {
    const { person, author, work } = this.session
    this.#left.splice(this.#left.indexOf(part), 1)
    this.#cursor = placeIn(part.start, [...this.#left, part])
    this.#move()
    author.writes(part)
    let at = part.start
    let pause = person.jump(at)
    while (at < part.end) {
      author.near = at
      const taken = await this.#waitFor(pause, at, part)
      if (taken > 0) {
        at += taken
        pause = person.pause(work.whole.slice(0, at), at)
        continue
      }
      for (const wrong of person.mistake(at)) {
        this.#press(wrong, false)
        await this.#waitFor(Math.round(pause / 2), null, part)
      }
      for (let left = person.mistake(at).length; left > 0; left--) {
        this.#erase()
        await this.#waitFor(Math.round(pause / 2), null, part)
      }
      const key = keyAt(work.whole, at)
      this.#press(key, this.#isRight(at, part))
      at += key.length
      pause = person.pause(work.whole.slice(0, at), at)
    }
  }

  leave(): void {
    this.#asking.abort()
    this.#screen.clear()
  }

  /**
   * Waits for the next key; meanwhile ghost text may come, be read and be taken. Answers how many characters were.
   * @param at null while something wrong stands before the cursor
   */
  async #waitFor(milliseconds: number, at: number | null, part: Part): Promise<number> {
    const { clock, person } = this.session
    const until = clock.now() + milliseconds
    for (;;) {
      const ghost = this.#screen.ghost
      const isNews = ghost !== null && ghost.ask !== this.#read
      const readAt =
        isNews && at !== null
          ? ghost.since + person.reads(ghost.answer.text, ghost.ask.offset)
          : Number.POSITIVE_INFINITY
      if (readAt <= clock.now() && ghost !== null && at !== null) {
        this.#read = ghost.ask
        const isRight = this.session.work.whole.slice(at, part.end).startsWith(ghost.text)
        if (isRight && person.accepts(ghost.ask.offset)) return this.#accept(ghost)
        if (!isRight && person.rejects(ghost.ask.offset)) this.#reject(ghost)
        continue
      }
      if (clock.now() >= until) return 0
      // Ghost text may come whenever something happens.
      await clock.advanceToNext(Math.min(until, readAt))
    }
  }

  #press(text: string, isValid: boolean): void {
    const { tally, clock } = this.session
    const ghost = this.#screen.ghost
    tally.key(isValid)
    if (this.#screen.typed(text) && ghost !== null && clock.now() - ghost.since >= READ_AFTER)
      tally.useful += text.length
    this.#change(this.#cursor, 0, text)
  }

  #erase(): void {
    this.session.tally.key(false)
    this.#screen.clear()
    this.#change(this.#cursor - 1, 1, '')
  }

  #accept(ghost: Ghost): number {
    const { tally, clock, client } = this.session
    tally.key(true)
    tally.accepted++
    tally.taken += ghost.text.length
    if (clock.now() - ghost.since >= READ_AFTER) tally.useful += ghost.text.length
    this.#screen.clear()
    client.accepted?.(ghost.ask, ghost.answer)
    this.#change(this.#cursor, 0, ghost.text)
    return ghost.text.length
  }

  #reject(ghost: Ghost): void {
    this.session.tally.key(false)
    this.#screen.clear()
    this.session.client.rejected?.(ghost.ask, ghost.answer)
  }

  #move(): void {
    this.#asking.abort()
    this.#screen.clear()
  }

  #change(start: number, length: number, text: string): void {
    this.#text = this.#text.slice(0, start) + text + this.#text.slice(start + length)
    this.#cursor = start + text.length
    this.#lastKey = this.session.clock.now()
    this.#asking.abort()
    this.#asking = new AbortController()
    const ask: Ask = { path: this.session.work.path, text: this.#text, offset: this.#cursor, byHand: false }
    void this.#ask(ask, this.#asking.signal)
  }

  async #ask(ask: Ask, signal: AbortSignal): Promise<void> {
    const { client, clock, tally } = this.session
    const answer: Answer | null = await client.provide(ask, signal)
    if (signal.aborted || answer === null || answer.text === '') return
    const before = this.#screen.ghost
    // VS Code keeps what stands there while it fits.
    if (before !== null) {
      tally.times.typed.push(clock.now() - this.#lastKey)
      return
    }
    tally.times[answer.source].push(clock.now() - this.#lastKey)
    tally.shown++
    this.#screen.draw(ask, answer, clock.now())
    client.shown?.(ask, answer)
  }

  /** Whether the first line of the ghost text is what comes next. */
  #isRight(at: number, part: Part): boolean {
    const ghost = this.#screen.ghost
    if (ghost === null) return false
    const [line = ''] = ghost.text.split('\n', 1)
    return this.session.work.whole.slice(at, part.end).startsWith(line === '' ? ghost.text : line)
  }
}

/** One key: a character, or Enter with the indentation that the editor puts behind it. */
function keyAt(text: string, at: number): string {
  return /^\n[ \t]*/.exec(text.slice(at, at + 200))?.[0] ?? text[at]!
}
