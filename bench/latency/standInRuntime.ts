/** A runtime that takes no processor time: it answers after a fixed time with the rest of the line, as it really is. */
import type { ServerResponse } from 'node:http'
import { parsePrompt } from '#engine/completion/promptFormat'
import { systemClock } from '#platform/clock'
import { HttpOllama } from '#test/fakes/httpOllama'
import type { Place } from './places'

/** Short, so that the benchmark is: what we add does not depend on them. */
const FIRST_TOKEN_MS = 20
const TOKEN_MS = 5
/** Characters before the cursor by which a place is known. */
const KNOWN_BY = 80

interface Asked {
  readonly prompt: string
  readonly options?: { readonly num_predict?: number }
}

export const STAND_IN_MODEL = 'stand-in:1.5b-base'

export async function startStandIn(places: readonly Place[]): Promise<HttpOllama> {
  const lines = new Map(
    places.map(({ text, offset, lineEnd }) => [
      text.slice(Math.max(0, offset - KNOWN_BY), offset),
      text.slice(offset, lineEnd + 1),
    ]),
  )
  const generate = async ({ prompt, options }: Asked, response: ServerResponse): Promise<void> => {
    const chunk = (text: string, done: boolean): string =>
      `${JSON.stringify({ model: STAND_IN_MODEL, created_at: '', response: text, done })}\n`
    const line = prompt === '' ? '' : (lines.get(parsePrompt(prompt).prefix.slice(-KNOWN_BY)) ?? '\n')
    let wait = FIRST_TOKEN_MS
    for (const piece of (line.match(/[\s\S]{1,4}/g) ?? []).slice(0, options?.num_predict)) {
      await systemClock.delay(wait)
      if (response.destroyed) return
      response.write(chunk(piece, false))
      wait = TOKEN_MS
    }
    response.end(chunk('', true))
  }
  return await HttpOllama.start({
    model: STAND_IN_MODEL,
    template: '{{ .Prompt }}',
    answers: { '/api/generate': generate },
  })
}
