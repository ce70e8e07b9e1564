/** Commands that ended: each once, whoever reports it, and told to the suggestions that it says something of. */
import { type Redact } from '#engine/redact/redact'
import { type Clock } from '#platform/clock'
import { attributeCommand, type AttributionParts } from './attributeCommand'
import { LastRuns } from './lastRuns'
import { recogniseCommand } from './recogniseCommand'
import { reportOfRun } from './reportOfRun'

export interface EndedCommand {
  readonly command: string
  /** Undefined where the editor does not know it; then only its output can tell. */
  readonly exitCode?: number | undefined
  /** Absolute folder, as in the suggestions. */
  readonly workspace: string
  /** Absolute folder where it began; the workspace by default. */
  readonly folder?: string | undefined
  /** Milliseconds since 1970. */
  readonly startedAt?: number | undefined
  /** What it wrote to its terminal, escape sequences and all, or the end of that. */
  readonly output?: string | undefined
}

export interface CommandResultsParts extends Omit<AttributionParts, 'lastRuns'> {
  readonly clock: Clock
  readonly redact: Redact
  /** Runs what is to be stored in its turn. */
  readonly later: (suggestionId: null, work: () => Promise<void>) => void
}

/** The same command reported again within this time (by the task and by its terminal) is one. */
const duplicateMilliseconds = 2000

export class CommandResults {
  readonly #parts: CommandResultsParts
  readonly #lastRuns = new LastRuns()
  #last: (EndedCommand & { readonly at: number }) | null = null

  constructor(parts: CommandResultsParts) {
    this.#parts = parts
  }

  ended(command: EndedCommand): void {
    const recognised = recogniseCommand(command.command, command.exitCode)
    if (recognised.steps.length === 0) return
    const now = this.#parts.clock.now()
    const first = this.#last !== null && isSame(this.#last, command, now) ? this.#last : null
    const at = first?.at ?? now
    this.#last = { ...first, ...defined(command), at }
    // A task knows its exit code, and only the terminal of the same command its output.
    if (first !== null && !saysMore(command, first)) return
    const { workspace, folder = workspace, startedAt = at, exitCode } = this.#last
    const ended = this.#last
    this.#parts.later(null, async () => {
      const isTest = recognised.steps.some(({ kind }) => kind === 'test')
      const report = await reportOfRun({ ...ended, folder }, isTest)
      const { text } = await this.#parts.redact(ended.command, { path: 'command.sh' })
      const known = exitCode === command.exitCode ? recognised : recogniseCommand(ended.command, exitCode)
      const place = { workspace, folder, startedAt, at, again: first !== null }
      const result = { recognised: known, report, command: text, exitCode, ...place }
      await attributeCommand({ ...this.#parts, lastRuns: this.#lastRuns }, result)
    })
  }
}

function isSame(one: EndedCommand & { readonly at: number }, other: EndedCommand, now: number): boolean {
  const codes = [one.exitCode, other.exitCode].filter((code) => code !== undefined)
  return (
    now - one.at <= duplicateMilliseconds &&
    one.workspace === other.workspace &&
    bare(one.command) === bare(other.command) &&
    new Set(codes).size <= 1
  )
}

function saysMore(again: EndedCommand, first: EndedCommand): boolean {
  return (['exitCode', 'output'] as const).some(
    (part) => again[part] !== undefined && first[part] === undefined,
  )
}

/** A task and its terminal quote differently. */
function bare(command: string): string {
  return command.replaceAll(/["']/g, '').replaceAll(/\s+/g, ' ').trim()
}

function defined(command: EndedCommand): EndedCommand {
  const entries = Object.entries(command).filter(([, value]) => value !== undefined)
  return Object.fromEntries(entries) as unknown as EndedCommand
}
