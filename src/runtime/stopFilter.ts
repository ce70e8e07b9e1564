/** Cuts an answer at the first stop string and holds back text that may become one. */
export class StopFilter {
  private held = ''

  constructor(private readonly stops: readonly string[]) {}

  /** What may be shown now; `stopped` once a stop string is complete: it and all after it are dropped. */
  push(text: string): { readonly text: string; readonly stopped: boolean } {
    this.held += text
    const at = this.stops.map((stop) => this.held.indexOf(stop)).filter((index) => index >= 0)
    if (at.length > 0) {
      const shown = this.held.slice(0, Math.min(...at))
      this.held = ''
      return { text: shown, stopped: true }
    }
    const safe = this.held.length - this.longestBeginning()
    const shown = this.held.slice(0, safe)
    this.held = this.held.slice(safe)
    return { text: shown, stopped: false }
  }

  /** What was held when the answer ended otherwise. */
  flush(): string {
    const rest = this.held
    this.held = ''
    return rest
  }

  /** Length of the longest end of the text that is the beginning of a stop string. */
  private longestBeginning(): number {
    let longest = 0
    for (const stop of this.stops) {
      for (let length = Math.min(stop.length - 1, this.held.length); length > longest; length--) {
        if (this.held.endsWith(stop.slice(0, length))) longest = length
      }
    }
    return longest
  }
}
