/** Answers of late, by version and prompt; the least recently used goes first. */
const ENTRIES = 250

export class AnswerCache {
  readonly #answers = new Map<string, string>()

  get(versionId: string, prompt: string): string | undefined {
    const key = `${versionId}\0${prompt}`
    const answer = this.#answers.get(key)
    if (answer === undefined) return undefined
    this.#answers.delete(key)
    this.#answers.set(key, answer)
    return answer
  }

  set(versionId: string, prompt: string, answer: string): void {
    this.#answers.set(`${versionId}\0${prompt}`, answer)
    const [oldest] = this.#answers.keys()
    if (this.#answers.size > ENTRIES && oldest !== undefined) this.#answers.delete(oldest)
  }
}
