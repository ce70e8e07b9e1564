/** Says to the server what a session holds, at its times, and answers the log of what was recorded of it. */
import type { SessionServer } from './sessionServer'
import { startSessionServer } from './sessionServer'
import { ON_DISK, type Session } from './session'

/** Milliseconds behind the last message, in which the last look at an accepted text falls. */
const AFTERWARDS = 700_000

export async function replaySession({ title, tellsEnds, messages }: Session): Promise<string> {
  const server = await startSessionServer(tellsEnds)
  for (const { at, method, params, answer } of messages) {
    await server.wait(at - server.now())
    if (method === ON_DISK) {
      const { uri, text } = params as { uri: string; text: string }
      server.writeFile(uri, text)
    } else if (answer === undefined) await server.editor.notify(method, server.here(params))
    else {
      server.says = answer
      await server.editor.request(method, server.here(params))
    }
  }
  await server.wait(AFTERWARDS)
  return [title, '', ...(await logOf(server)), ''].join('\n')
}

/** A line each of what is stored, in the order of the times. */
export async function logOf({ engine: { capture, store } }: SessionServer): Promise<string[]> {
  await capture.flush()
  const suggestions = store.suggestions.latest(1_000)
  const beginning = Date.UTC(2026, 0, 1)
  const entries = suggestions.flatMap(({ id, path, text, createdAt }) => [
    { id, at: createdAt, turn: 0, kind: 'suggested', facts: { path, text } },
    ...store.events
      .forSuggestion(id)
      .map(({ kind, at, ...facts }) => ({ id, at, turn: 1, kind, facts: withoutIds(facts) })),
    ...store.outcomes
      .forSuggestion(id)
      .map(({ kind, at, ...facts }) => ({ id, at, turn: 2, kind, facts: withoutIds(facts) })),
    ...[store.writtenInstead.get(id)]
      .filter((written) => written !== undefined)
      .map(({ at, ...facts }) => ({ id, at, turn: 3, kind: 'writtenInstead', facts: withoutIds(facts) })),
  ])
  return entries
    .sort((one, other) => one.at - other.at || numberOf(one.id) - numberOf(other.id) || one.turn - other.turn)
    .map(({ id, at, kind, facts }) => {
      const said = Object.entries(facts).map(([name, value]) => `${name} ${JSON.stringify(value)}`)
      return `${((at - beginning) / 1000).toFixed(3).padStart(9)} ${id} ${kind}: ${said.join(', ')}`
    })
}

function withoutIds(facts: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const left = Object.entries(facts).filter(([name]) => name !== 'id' && name !== 'suggestionId')
  return Object.fromEntries(
    left.map(([name, value]) => [name, typeof value === 'number' ? Number(value.toFixed(3)) : value]),
  )
}

function numberOf(id: string): number {
  return Number(id.slice(1))
}
