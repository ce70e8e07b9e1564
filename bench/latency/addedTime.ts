/**
 * What we add to a request of the model: the same prompts asked of our server by an editor, and of the runtime directly.
 *
 * A second server asks first, to learn each prompt. Before each measured request the runtime reads that prompt, so that
 * every one meets it in the same state; the order changes from place to place. An answer ends for all with its first line.
 */
import { FirstLine } from './firstLine'
import { type Exchange, startTap } from './tap'
import { type Place, places } from './places'
import { Server, type ServerOptions } from './server'
import { type Spread, spread } from './spread'

const PAIRS = 240
/** Requests before them, in other files: Node compiles what a server does all day only once it has done it often. */
const WARM_UP = 400
const COLD = 40
const FEWEST_PAIRS = 100

/** Milliseconds of one request. */
interface Timed {
  /** Not the runtime's: until it had the request, and from where its answer had its first line. */
  readonly own: number
  /** Until it had the request. */
  readonly before: number
  /** Until the first piece of its answer. */
  readonly firstToken: number
  /** Until the answer was there. */
  readonly total: number
}

type Contender = 'apprentice' | 'baseline' | 'baselineAgain'
const contenders: readonly Contender[] = ['apprentice', 'baseline', 'baselineAgain']

/**
 * Why a place is not among the pairs. `firstInFile`: the file is read, and code for its prompt is looked for; that is
 * once a file, and told apart. `notALine`: what was suggested is less or more than the first line.
 */
type LeftOut = 'firstInFile' | 'notAsked' | 'nothingSuggested' | 'otherPrompt' | 'notALine'

/** Of pairs: less the baseline. */
type Differences = Readonly<Record<keyof Timed, Spread>>

export interface AddedTime {
  readonly pairs: number
  readonly leftOut: Readonly<Partial<Record<LeftOut, number>>>
  /** Until the runtime had the first request in a file that was just opened; not among the pairs. */
  readonly firstInFile: Spread
  /** `own` of the first requests of a process, with nothing taken off; not among the pairs. */
  readonly firstRequests: Spread
  /** Whole requests. */
  readonly total: Readonly<Record<Contender, Spread>>
  readonly added: Differences
  /** The baseline less itself: what such a difference says where there is none. */
  readonly noise: Differences
}

/** @param options of the server, with the URL of a runtime */
export async function addedTime(options: ServerOptions): Promise<AddedTime> {
  const tap = await startTap(options.runtime)
  const tapped = { ...options, runtime: tap.url }
  const [scout, server] = [await Server.start(tapped), await Server.start(tapped)]
  const pairs: Record<Contender, Timed>[] = []
  const leftOut: Partial<Record<LeftOut, number>> = {}
  const firstInFile: number[] = []
  const firstRequests: number[] = []

  const measured = async (
    ask: () => Promise<{ from: number; until: number }>,
    body: string,
  ): Promise<Timed | LeftOut> => {
    await tap.quiet()
    await read(options.runtime, body)
    const before = tap.exchanges.length
    const { from, until } = await ask()
    const exchange = tap.exchanges[before]
    if (exchange === undefined) return 'notAsked'
    if (exchange.body !== body) return 'otherPrompt'
    return Number.isNaN(exchange.lineAt) ? 'notALine' : timed(exchange, from, until)
  }

  const pairAt = async (place: Place): Promise<Record<Contender, Timed> | LeftOut> => {
    const before = tap.exchanges.length
    const { text } = await scout.ask(place)
    await tap.quiet()
    const exchange = tap.exchanges[before]
    if (exchange === undefined) return 'notAsked'
    if (text === '') return 'nothingSuggested'
    if (text !== exchange.line.text.trimEnd()) return 'notALine'
    const times: Partial<Record<Contender, Timed>> = {}
    const turn = pairs.length % contenders.length
    for (const contender of [...contenders.slice(turn), ...contenders.slice(0, turn)]) {
      const ask = contender === 'apprentice' ? () => server.ask(place) : () => askRaw(tap.url, exchange.body)
      const time = await measured(ask, exchange.body)
      if (typeof time === 'string') return time
      times[contender] = time
    }
    return times as Record<Contender, Timed>
  }

  const openFile = async (place: Place): Promise<LeftOut> => {
    await scout.ask(place)
    const asked = tap.exchanges.length
    const { from } = await server.ask(place)
    const exchange = tap.exchanges[asked]
    if (exchange !== undefined) firstInFile.push(exchange.askedAt - from)
    await tap.quiet()
    return 'firstInFile'
  }

  try {
    const all = places(options.folder)
    let path = ''
    for (const place of all.slice(-WARM_UP)) {
      const asked = tap.exchanges.length
      const { from, until } = await server.ask(place)
      await tap.quiet()
      const exchange = tap.exchanges[asked]
      const isFirst = place.path !== path
      path = place.path
      if (isFirst || exchange === undefined || Number.isNaN(exchange.lineAt)) continue
      if (firstRequests.length < COLD) firstRequests.push(timed(exchange, from, until).own)
    }
    path = ''
    for (const place of all) {
      const isFirst = place.path !== path
      path = place.path
      const pair = isFirst ? await openFile(place) : await pairAt(place)
      if (typeof pair === 'string') leftOut[pair] = (leftOut[pair] ?? 0) + 1
      else pairs.push(pair)
      if (pairs.length === PAIRS) break
    }
  } finally {
    await Promise.all([scout.stop(), server.stop()])
    tap.close()
  }
  if (pairs.length < FEWEST_PAIRS) {
    throw new Error(`Only ${pairs.length} places could be compared: ${JSON.stringify(leftOut)}.`)
  }
  return {
    ...summary(pairs, leftOut),
    firstInFile: spread(firstInFile),
    firstRequests: spread(firstRequests),
  }
}

function summary(
  pairs: readonly Record<Contender, Timed>[],
  leftOut: AddedTime['leftOut'],
): Omit<AddedTime, 'firstInFile' | 'firstRequests'> {
  const total = (contender: Contender): Spread => spread(pairs.map((pair) => pair[contender].total))
  const less = (contender: Contender): Differences => {
    const by = (time: keyof Timed): Spread =>
      spread(pairs.map((pair) => pair[contender][time] - pair.baseline[time]))
    return { own: by('own'), before: by('before'), firstToken: by('firstToken'), total: by('total') }
  }
  return {
    pairs: pairs.length,
    leftOut,
    total: {
      apprentice: total('apprentice'),
      baseline: total('baseline'),
      baselineAgain: total('baselineAgain'),
    },
    added: less('apprentice'),
    noise: less('baselineAgain'),
  }
}

function timed({ askedAt, firstAt, lineAt }: Exchange, from: number, until: number): Timed {
  const before = askedAt - from
  return { own: before + until - lineAt, before, firstToken: firstAt - from, total: until - from }
}

/** Has the runtime read a prompt, past the tap. */
async function read(runtime: string, body: string): Promise<void> {
  const request = JSON.parse(body) as { options: object }
  await askRaw(runtime, JSON.stringify({ ...request, options: { ...request.options, num_predict: 1 } }))
}

/** The plainest request there is. */
async function askRaw(url: string, body: string): Promise<{ from: number; until: number }> {
  const leave = new AbortController()
  const line = new FirstLine()
  const from = performance.now()
  const response = await fetch(`${url}/api/generate`, { method: 'POST', body, signal: leave.signal })
  if (!response.ok) throw new Error(await response.text())
  for await (const bytes of response.body!) {
    line.add(bytes)
    if (line.isWhole) break
  }
  const until = performance.now()
  leave.abort()
  return { from, until }
}
