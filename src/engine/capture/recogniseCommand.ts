/** Which steps of a command line build, test or lint, where, and whether the exit code speaks for them. */
import { type CommandOutcome } from '#contracts/outcome'

type Kind = CommandOutcome['kind']
export type Tool = 'dotnet' | 'ng' | 'tsc' | 'tests' | 'script' | 'other'

export interface CommandStep {
  readonly kind: Kind
  readonly tool: Tool
  /** What stands behind the program and its verb; for a script its name comes first. */
  readonly rest: string
  /** Folders that the line went into before, relative to where it began or absolute. */
  readonly folders: readonly string[]
}

export interface RecognisedCommand {
  /** In their order. */
  readonly steps: readonly CommandStep[]
  /** False where the shell answers with the code of something else, or of one step of several that cannot be told apart. */
  readonly codeCounts: boolean
}

/** Ctrl+C, killed and terminated, on POSIX and on Windows: nothing was learned. */
const interrupted = new Set([130, 137, 143, 0xc000013a, 0xc000013a - 2 ** 32])
/** Not executable and not found, in POSIX shells and in cmd.exe: nothing was built. */
const notRun = new Set([126, 127, 9009])

const script = String.raw`(?:npm|pnpm|yarn|bun)(?:\.cmd)?(?:\s+(?:-\S+|--prefix\s+\S+|-C\s+\S+|workspace\s+\S+))*`
const runner = String.raw`(?:(?:npx|pnpx|bunx)(?:\.cmd)?\s+(?:-\S+\s+)*|(?:npm|pnpm|yarn)(?:\.cmd)?\s+exec\s+(?:--\s+)?)?`
const patterns: readonly (readonly [Kind, Tool, RegExp])[] = [
  ['build', 'dotnet', /^dotnet(?:\.exe)?\s+(?:build|msbuild|publish)\b/],
  ['test', 'dotnet', /^dotnet(?:\.exe)?\s+(?:test|vstest)\b/],
  ['build', 'dotnet', /^msbuild(?:\.exe)?\b/],
  ['build', 'ng', new RegExp(`^${runner}ng\\s+(?:build|b)\\b`)],
  ['test', 'ng', new RegExp(`^${runner}ng\\s+(?:test|t)\\b`)],
  ['lint', 'ng', new RegExp(`^${runner}ng\\s+lint\\b`)],
  ['build', 'other', new RegExp(`^${runner}(?:vite|nx(?:\\s+run)?)\\s+(?:\\S+:)?build\\b`)],
  ['test', 'other', new RegExp(`^${runner}nx(?:\\s+run)?\\s+(?:\\S+:)?test\\b`)],
  ['lint', 'other', new RegExp(`^${runner}nx(?:\\s+run)?\\s+(?:\\S+:)?lint\\b`)],
  ['build', 'tsc', new RegExp(`^${runner}tsc\\b`)],
  ['test', 'tests', new RegExp(`^${runner}(?:vitest|jest)\\b`)],
  ['test', 'other', new RegExp(`^${runner}(?:karma\\s+start|playwright\\s+test)\\b`)],
  ['lint', 'other', new RegExp(`^${runner}eslint\\b`)],
  ['build', 'script', new RegExp(`^${script}\\s+(?:run\\s+)?(?=build(?::\\S+)?(?:\\s|$))`)],
  ['test', 'script', new RegExp(`^${script}\\s+(?:run\\s+)?(?=(?:test(?::\\S+)?|t)(?:\\s|$))`)],
  ['lint', 'script', new RegExp(`^${script}\\s+(?:run\\s+)?(?=lint(?::\\S+)?(?:\\s|$))`)],
]
/** Such a run neither builds nor tests. */
const noRun = /\s(?:--help|-h|-\?|--version|-v|--list-tests|-t:clean)(?:\s|$)/
const goesInto = /^(?:cd|pushd|set-location)\s+(?:\/d\s+)?["']?(?<folder>[^"']+?)["']?$/i

/** @param exitCode undefined where the shell did not tell */
export function recogniseCommand(command: string, exitCode: number | undefined): RecognisedCommand {
  const nothing = { steps: [], codeCounts: false }
  if (exitCode !== undefined && (interrupted.has(exitCode) || notRun.has(exitCode))) return nothing
  const all = split(unwrapped(command.trim()))
  const steps: CommandStep[] = []
  const folders: string[] = []
  for (const { text } of all) {
    const folder = goesInto.exec(text)?.groups?.['folder']
    if (folder !== undefined) folders.push(folder)
    const step = stepOf(text, [...folders])
    if (step !== null) steps.push(step)
  }
  // The shell answers with the last step's code; of a pipe, or after || and ;, that may not be the build's.
  const piped = all.some(({ joinedBy }) => joinedBy === '|' || joinedBy === '||')
  const last = all.slice(all.findLastIndex(({ joinedBy }) => joinedBy !== '&&'))
  const inLast = last.filter(({ text }) => stepOf(text, []) !== null).length
  // Which step of a && b failed is not known, unless only one of them could.
  const told = exitCode === 0 || last.length === 1 || last.slice(0, -1).every(({ text }) => quiet.test(text))
  return { steps, codeCounts: !piped && inLast === steps.length && told && exitCode !== undefined }
}

const quiet = /^(?:cd|pushd|set|export|set-location)\b/i

interface Piece {
  readonly text: string
  /** What stands before it; empty for the first. */
  readonly joinedBy: string
}

function stepOf(text: string, folders: readonly string[]): CommandStep | null {
  if (noRun.test(text)) return null
  for (const [kind, tool, pattern] of patterns) {
    const found = pattern.exec(text)
    if (found === null) continue
    const prefix = /\s(?:--prefix|-C)[\s=]+["']?([^\s"']+)/.exec(found[0])?.[1]
    const into = prefix === undefined ? folders : [...folders, prefix]
    return { kind, tool, rest: text.slice(found[0].length).trim(), folders: into }
  }
  return null
}

/** A whole line in brackets runs in a shell of its own, with the same end. */
function unwrapped(command: string): string {
  const inside = /^[({]\s*([^(){}]*?);?\s*[)}]$/.exec(command)
  return inside?.[1] ?? command
}

/** Divides at operators outside quotes, and takes away variables, `&` and the folder and quotes of the program. */
function split(command: string): Piece[] {
  const parts = command.match(/"[^"]*"|'[^']*'|&&|\|\|?|[;\n]|[^"'&|;\n]+|./g) ?? []
  const pieces: { text: string; joinedBy: string }[] = [{ text: '', joinedBy: '' }]
  for (const part of parts) {
    if (/^(?:&&|\|\|?|[;\n])$/.test(part)) pieces.push({ text: '', joinedBy: part })
    else pieces.at(-1)!.text += part
  }
  return pieces
    .map(({ text, joinedBy }) => ({ text: program(text.trim()), joinedBy }))
    .filter(({ text }) => text !== '')
}

function program(step: string): string {
  const bare = step.replace(/^&\s*/, '').replace(/^(?:\$env:)?(?:[A-Za-z_]\w*=\S*\s+)+/, '')
  const [, quoted, plain, rest] = /^(?:["']([^"']*)["']|(\S+))([^]*)$/.exec(bare) ?? []
  const name = (quoted ?? plain ?? '').replace(/^.*[/\\]/, '')
  return name.toLowerCase() + (rest ?? '')
}
