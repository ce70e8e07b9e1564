/** The ghost text on the screen, and since when each of its characters stands there. */
import type { Answer, Ask } from './typingClient'

export interface Ghost {
  readonly ask: Ask
  readonly answer: Answer
  /** What is left of it. */
  readonly text: string
  /** When it was drawn. */
  readonly since: number
}

export class Screen {
  ghost: Ghost | null = null

  draw(ask: Ask, answer: Answer, now: number): void {
    this.ghost = { ask, answer, text: answer.text, since: now }
  }

  clear(): void {
    this.ghost = null
  }

  /** The text was typed: the rest of the ghost text stays, as VS Code keeps it, or it is gone. True when it agreed. */
  typed(text: string): boolean {
    const { ghost } = this
    if (ghost === null) return false
    if (!ghost.text.startsWith(text)) {
      this.ghost = null
      return false
    }
    const rest = ghost.text.slice(text.length)
    this.ghost = rest === '' ? null : { ...ghost, text: rest }
    return true
  }
}
