/** Which command lines build or test, and whether their exit code says how it went. */
import { type CommandOutcome } from '#contracts/outcome'

type Kind = CommandOutcome['kind']

/** Ctrl+C, killed and terminated, on POSIX and on Windows: nothing was learned. */
const interrupted = new Set([130, 137, 143, 0xc000013a, 0xc000013a - 2 ** 32])

const script = String.raw`(?:npm|pnpm|yarn|bun)(?:\.cmd)?(?:\s+(?:-\S+|--prefix\s+\S+|-C\s+\S+|workspace\s+\S+))*`
const runner = String.raw`(?:(?:npx|pnpx|bunx)(?:\.cmd)?\s+(?:-\S+\s+)*|(?:npm|pnpm|yarn)(?:\.cmd)?\s+exec\s+(?:--\s+)?)?`
const patterns: readonly (readonly [Kind, RegExp])[] = [
  ['build', /^dotnet(?:\.exe)?\s+(?:build|msbuild)\b/],
  ['test', /^dotnet(?:\.exe)?\s+test\b/],
  ['build', /^msbuild(?:\.exe)?\b/],
  ['build', new RegExp(`^${runner}(?:ng|nx|vite)\\s+build\\b`)],
  ['test', new RegExp(`^${runner}(?:ng|nx)\\s+test\\b`)],
  ['build', new RegExp(`^${runner}tsc\\b`)],
  ['test', new RegExp(`^${runner}(?:vitest|jest)\\b`)],
  ['build', new RegExp(`^${script}\\s+(?:run\\s+)?build(?::\\S+)?(?:\\s|$)`)],
  ['test', new RegExp(`^${script}\\s+(?:run\\s+)?(?:test(?::\\S+)?|t)(?:\\s|$)`)],
]
/** Such a run neither builds nor tests. */
const noRun = /\s(?:--help|-h|-\?|--version|-v|--list-tests|-t:clean)(?:\s|$)/

/** Not executable and not found, in POSIX shells and in cmd.exe: nothing was built. */
const notRun = new Set([126, 127, 9009])

/** The kinds that the exit code speaks for, each once; empty where it speaks for none. */
export function recogniseCommand(command: string, exitCode: number): Kind[] {
  if (interrupted.has(exitCode) || notRun.has(exitCode)) return []
  const steps = split(command)
  // The shell answers with the last step's code; of a pipe, or after ||, that is not the build's.
  if (steps.some(({ joinedBy }) => joinedBy === '|' || joinedBy === '||')) return []
  const lastSequence = steps.slice(steps.findLastIndex(({ joinedBy }) => joinedBy !== '&&'))
  const kinds = lastSequence.flatMap(({ text }) => kindOf(text) ?? [])
  // Which step of a && b failed is not known, unless only one of them could.
  return exitCode === 0 || lastSequence.length === 1 || onlyLastWorks(lastSequence) ? [...new Set(kinds)] : []
}

interface Step {
  readonly text: string
  /** What stands before it; empty for the first. */
  readonly joinedBy: string
}

function onlyLastWorks(steps: readonly Step[]): boolean {
  return steps.slice(0, -1).every(({ text }) => /^(?:cd|pushd|set|export|set-location)\b/i.test(text))
}

function kindOf(step: string): Kind | null {
  if (noRun.test(step)) return null
  return patterns.find(([, pattern]) => pattern.test(step))?.[0] ?? null
}

/** Divides at operators outside quotes, and takes away variables, `&` and the folder and quotes of the program. */
function split(command: string): Step[] {
  const parts = command.trim().match(/"[^"]*"|'[^']*'|&&|\|\|?|[;\n]|[^"'&|;\n]+|./g) ?? []
  const steps: { text: string; joinedBy: string }[] = [{ text: '', joinedBy: '' }]
  for (const part of parts) {
    if (/^(?:&&|\|\|?|[;\n])$/.test(part)) steps.push({ text: '', joinedBy: part })
    else steps.at(-1)!.text += part
  }
  return steps
    .map(({ text, joinedBy }) => ({ text: program(text.trim()), joinedBy }))
    .filter(({ text }) => text !== '')
}

function program(step: string): string {
  const bare = step.replace(/^&\s*/, '').replace(/^(?:\$env:)?(?:[A-Za-z_]\w*=\S*\s+)+/, '')
  const [, quoted, plain, rest] = /^(?:["']([^"']*)["']|(\S+))([^]*)$/.exec(bare) ?? []
  const name = (quoted ?? plain ?? '').replace(/^.*[/\\]/, '')
  return name.toLowerCase() + (rest ?? '')
}
