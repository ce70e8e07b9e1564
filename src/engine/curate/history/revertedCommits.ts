/** Which commits a later one took back: what they wrote was not wanted. */
import type { RecordedCommit } from '#platform/commitPatches'

/** To be told of commits in their order, the newest first. */
export class RevertedCommits {
  readonly #hashes = new Set<string>()
  readonly #pullRequests = new Set<string>()
  readonly #subjects = new Set<string>()

  /** Whether one that came before took this one back; one that was taken back itself takes nothing back. */
  isReverted({ hash, message }: RecordedCommit): boolean {
    const subject = message.trimStart().split('\n', 1)[0]?.trim() ?? ''
    const [, pullRequest] = /\(#(\d+)\)$/.exec(subject) ?? []
    const isNamed =
      [...this.#hashes].some((named) => hash.startsWith(named)) ||
      (pullRequest !== undefined && this.#pullRequests.has(pullRequest)) ||
      this.#subjects.delete(bare(subject))
    if (!isNamed) this.#note(subject, message)
    return isNamed
  }

  /** As `git revert` and GitHub write it. */
  #note(subject: string, message: string): void {
    const [, named] = /This reverts commit ([0-9a-f]{7,64})/i.exec(message) ?? []
    const [, pullRequest] = /^Reverts (?:[\w./-]+)?#(\d+)/im.exec(message) ?? []
    const [, quoted] = /\bRevert "(.+)"/i.exec(subject) ?? []
    if (named !== undefined) this.#hashes.add(named.toLowerCase())
    if (pullRequest !== undefined) this.#pullRequests.add(pullRequest)
    // Where it says no more than that.
    if (quoted !== undefined && named === undefined && pullRequest === undefined)
      this.#subjects.add(bare(quoted))
  }
}

function bare(subject: string): string {
  return subject.replace(/\s*\(#\d+\)$/, '').trim()
}
