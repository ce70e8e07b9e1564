/** One client at one setting: every work is written once a seed, and everything is counted together. */
import { FakeClock } from '#test/fakes/fakeClock'
import { Author } from './author'
import { type Measures, Tally } from './measures'
import { Person } from './person'
import { replay } from './replay'
import { StandInServer } from './standInServer'
import type { ClientParts, TypingClient } from './typingClient'
import { works } from './works'

export interface Setting {
  readonly firstTokenMs: number
  /** Share of the lines of which the model knows the true one. */
  readonly rightShare: number
}

export type MakeClient = (parts: ClientParts) => TypingClient | Promise<TypingClient>

/** Turns of the event loop in which a message has gone to a server in this process and back. */
const TURNS = 6
/** Milliseconds in which what was under way at the end has come to its end. */
const REST = 10_000

export async function measure(
  makeClient: MakeClient,
  { firstTokenMs, rightShare }: Setting,
  seeds: readonly number[],
  files?: readonly string[],
): Promise<Measures> {
  const tally = new Tally()
  for (const seed of seeds) {
    const clock = new FakeClock(undefined, TURNS)
    let author: Author | null = null
    const server = new StandInServer(() => author!, firstTokenMs, clock)
    const client = await makeClient({ server, clock })
    for (const work of works(seed, files)) {
      author = new Author(work, rightShare, seed)
      await replay({ work, author, person: new Person(seed, work.path), client, clock, tally })
      await clock.advance(REST)
    }
    const closed = Promise.resolve(client.close?.())
    await clock.advance(REST)
    await closed
    tally.served(server)
  }
  return tally.measures()
}
