/** One JSON object on standard output, or text for a person. */
import type { CommandLine } from './command'

export function answer(line: CommandLine, value: unknown, text: () => string): void {
  process.stdout.write(line.flag('json') ? `${JSON.stringify(value)}\n` : `${text()}\n`)
}
