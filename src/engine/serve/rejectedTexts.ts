/** What the person said no to of late, so that it is not offered again at the same place. */
import type { Suggestion } from '#contracts/suggestion'

/** As many as Copilot's client remembers. */
const MOST = 20

export class RejectedTexts {
  #texts: { readonly path: string; readonly lead: string; readonly text: string }[] = []

  add({ path, prefix, text }: Suggestion): void {
    this.#texts = [...this.#texts, { path, lead: leadOf(prefix), text }].slice(-MOST)
  }

  /** Whether it was rejected there, whatever part of the line stands already; the same line elsewhere is another. */
  has(path: string, prefix: string, text: string): boolean {
    const whole = leadOf(prefix) + text
    return this.#texts.some((rejected) => rejected.path === path && rejected.lead + rejected.text === whole)
  }
}

/** The line of the cursor and the one above it that is not blank. */
function leadOf(prefix: string): string {
  const lines = prefix.split('\n')
  const line = lines.pop() ?? ''
  const above = lines.findLast((other) => other.trim() !== '') ?? ''
  return `${above}\n${line}`
}
