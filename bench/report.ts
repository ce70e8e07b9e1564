/** What a benchmark says: one JSON object on standard output with `--json`, the same for people without. */
export function report(result: Readonly<Record<string, unknown>>): void {
  process.stdout.write(`${JSON.stringify(result, null, process.argv.includes('--json') ? 0 : 2)}\n`)
}
