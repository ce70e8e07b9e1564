/** "Pause": nothing is suggested or recorded in this window, for a while or until it is resumed. */
import { type Disposable, type QuickPickItem, window } from 'vscode'
import type { Situation } from '#editor/situation'

type Choice = QuickPickItem & { readonly minutes: number | null }

const CHOICES: readonly Choice[] = [
  { label: 'For 5 minutes', minutes: 5 },
  { label: 'For 15 minutes', minutes: 15 },
  { label: 'For an hour', minutes: 60 },
  { label: 'Until I resume', minutes: null },
]

export class Pause implements Disposable {
  #timer: NodeJS.Timeout | undefined

  constructor(private readonly situation: Situation) {}

  /** Pauses; asked while it is paused, it resumes. */
  async ask(): Promise<void> {
    if (this.situation.now.paused) {
      this.resume()
      return
    }
    const choice = await window.showQuickPick(CHOICES, {
      title: 'Apprentice: pause in this window',
      placeHolder: 'Nothing is suggested and nothing is recorded meanwhile',
    })
    if (choice === undefined) return
    const { minutes } = choice
    this.situation.update({
      paused: true,
      pausedUntil: minutes === null ? null : Date.now() + minutes * 60_000,
    })
    if (minutes !== null) {
      this.#timer = setTimeout(() => {
        this.resume()
      }, minutes * 60_000)
    }
  }

  resume(): void {
    clearTimeout(this.#timer)
    this.situation.update({ paused: false, pausedUntil: null })
  }

  dispose(): void {
    clearTimeout(this.#timer)
  }
}
