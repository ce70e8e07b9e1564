/** A real repository in which a person commits, and what curation makes of it. */
import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { settingsSchema } from '#contracts/settings'
import { historyExamples, type HistoryParts } from '#engine/curate/history/historyExamples'
import type { Sourced } from '#engine/curate/example/sourced'
import { redact } from '#engine/redact/redact'
import { FoundOut } from '#engine/store/foundOut'
import { SystemCommitSource } from '#platform/commitPatches'
import { type Told, told } from '#test/curate/sourcedExamples'

export class CommittingPerson {
  readonly folder = mkdtempSync(join(tmpdir(), 'committing-'))
  #minute = 0
  readonly #foundOut = FoundOut.open(null)

  constructor() {
    this.git('init', '-q', '-b', 'main')
  }

  /** Each text of a file, null to remove it. Answers the hash. */
  commit(message: string, files: Readonly<Record<string, string | null>>, author = 'Jo'): string {
    for (const [path, text] of Object.entries(files)) {
      const file = join(this.folder, path)
      mkdirSync(dirname(file), { recursive: true })
      if (text === null) rmSync(file)
      else writeFileSync(file, text)
    }
    this.git('add', '-A')
    this.git('commit', '-q', '--allow-empty', '-m', message, `--author=${author} <${author}@example.com>`)
    return this.git('rev-parse', 'HEAD')
  }

  git(...args: string[]): string {
    const person = ['-c', 'user.name=Jo', '-c', 'user.email=jo@example.com', '-c', 'commit.gpgSign=false']
    const at = `2026-01-01T10:${String(this.#minute++).padStart(2, '0')}:00Z`
    const env = { ...process.env, GIT_COMMITTER_DATE: at, GIT_AUTHOR_DATE: at }
    const { status, stdout, stderr } = spawnSync('git', [...person, ...args], {
      ...{ cwd: this.folder, encoding: 'utf8', env },
    })
    if (status !== 0) throw new Error(stderr)
    return stdout.trim()
  }

  /** Every file trains, unless told otherwise. */
  examples(change: Partial<HistoryParts> = {}): AsyncGenerator<Sourced> {
    return historyExamples({
      ...{ history: new SystemCommitSource(this.folder), redact, settings: settingsSchema.parse({}) },
      ...{ workspace: this.folder, findings: this.#foundOut.findings, code: 'test' },
      splitOf: () => 'train',
      splitOfDocument: () => 'train',
      ...change,
    })
  }

  async curated(change: Partial<HistoryParts> = {}): Promise<Told[]> {
    return await told(this.examples(change), this.#foundOut.findings)
  }

  /** A line each: the task, and the answer; or why there is none, and where. */
  async lines(change: Partial<HistoryParts> = {}): Promise<string[]> {
    return (await this.curated(change)).map((sourced) => {
      if (sourced.kind === 'leftOut') return `${sourced.reason} ${sourced.where}`
      const { example } = sourced
      if (example.format !== 'chat') throw new Error('History gives conversations.')
      return `${example.task}: ${example.messages.at(-1)!.content}`
    })
  }

  leave(): void {
    this.#foundOut.close()
    rmSync(this.folder, { recursive: true, force: true, maxRetries: 5 })
  }
}
