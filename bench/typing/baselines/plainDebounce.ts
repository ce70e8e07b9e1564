/**
 * The plain policy that most clients started from: a pause of 300 ms, one line, no memory, given up at the next key.
 * The line, its stop and its tokens are those of our own request for a line (settings.maxLineTokens).
 */
import type { ClientParts, TypingClient } from '#bench/typing/typingClient'
import { nullWhenAborted } from './nullWhenAborted'
import { wholeText } from './wholeText'

const DEBOUNCE_MS = 300
const LINE_TOKENS = 48

export function plainDebounce({ server, clock }: ClientParts): TypingClient {
  return {
    name: 'plain debounce',
    provide: ({ text, offset }, signal) =>
      nullWhenAborted(signal, async () => {
        await clock.delay(DEBOUNCE_MS, signal)
        const [prefix, suffix] = [text.slice(0, offset), text.slice(offset)]
        const request = { prefix, suffix, maxTokens: LINE_TOKENS, stop: ['\n'] }
        const line = await wholeText(server.generate(request, signal))
        return line.trim() === '' ? null : { text: line, source: 'network' }
      }),
  }
}
