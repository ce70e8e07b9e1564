/** What a command is, and how its line is read: the same options everywhere, anything else is wrong use. */
import { parseArgs } from 'node:util'

export interface Command {
  readonly name: string
  /** What stands behind the name, for the usage text. */
  readonly synopsis: string
  readonly summary: string
  /** Options of its own, beside the common ones. */
  readonly options?: Readonly<Record<string, OptionKind>>
  /** Fewest and most positional arguments. */
  readonly positionals?: readonly [number, number]
  /** Answers the exit code. */
  run(line: CommandLine, signal: AbortSignal): Promise<number>
}

export type OptionKind = 'string' | 'boolean'

export interface CommandLine {
  readonly positionals: readonly string[]
  text(name: string): string | undefined
  flag(name: string): boolean
  /** A whole number of at least `least`, or the default. */
  whole(name: string, byDefault: number, least: number): number
}

/** The command line cannot be understood; exit code 2. */
export class UsageError extends Error {
  override readonly name = 'UsageError'
}

const common: Readonly<Record<string, OptionKind>> = {
  json: 'boolean',
  home: 'string',
  runtime: 'string',
  base: 'string',
  settings: 'string',
}

export function parseCommandLine(command: Command, args: readonly string[]): CommandLine {
  const kinds = { ...common, ...command.options }
  const { values, positionals } = parse(args, kinds)
  const [least, most] = command.positionals ?? [0, 0]
  if (positionals.length < least || positionals.length > most) {
    throw new UsageError(`Usage: apprentice ${command.name} ${command.synopsis}`)
  }
  return {
    positionals,
    text(name) {
      const value = values[name]
      if (value === '') throw new UsageError(`--${name} needs a value.`)
      return typeof value === 'string' ? value : undefined
    },
    flag: (name) => values[name] === true,
    whole(name, byDefault, smallest) {
      const value = values[name]
      if (typeof value !== 'string') return byDefault
      if (!/^\d+$/.test(value) || Number(value) < smallest) {
        throw new UsageError(`--${name} needs a whole number of at least ${smallest}, not "${value}".`)
      }
      return Number(value)
    },
  }
}

function parse(args: readonly string[], kinds: Readonly<Record<string, OptionKind>>) {
  const options = Object.fromEntries(Object.entries(kinds).map(([name, type]) => [name, { type }]))
  try {
    return parseArgs({ args: [...args], options, allowPositionals: true, strict: true })
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error))
  }
}

export function usage(commands: readonly Command[]): string {
  const lines = commands.map((command) => {
    const call = `${command.name} ${command.synopsis}`.trim()
    return `  ${call}\n      ${command.summary}`
  })
  return `apprentice: a local coding model that learns from the person who uses it

${lines.join('\n')}

Common options:
  --json               one JSON object on standard output; what is said meanwhile goes to standard error
  --home DIR           data folder (default: the user's own)
  --runtime URL        address of an Ollama server, or "embedded" for the built-in runtime
                       (default: Ollama where it answers, otherwise the built-in one)
  --base TAG           base model (default: the qwen coder that Ollama has; the toy in the built-in runtime)
  --settings FILE      settings as JSON; docs/settings.md lists them

Exit codes: 0 done, 1 failed, 2 wrong use.
From a clone, "apprentice" is "node dist/cli.js"; "npm link" makes it a command of its own.
`
}
