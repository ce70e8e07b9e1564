/** Tests that failed, and the test files that ran, as vitest, jest, karma and `dotnet test` print them. */
import { type ReportedError } from './report'
import { stackPlaces } from './stackPlaces'

/** A name that vitest puts before a file where there are several projects; `ng test` always gives one. */
const label = String.raw`(?:\|[^|\n]{1,80}\|\s*|\S[^\n]{0,80}?\s{2,})?`
/**
 * vitest names each failure ` FAIL  file > name` and a file that it could not run ` FAIL  file [ file ]`, jest
 * `  ● suite › name`, dotnet `  Failed Name [5 ms]`, karma `Browser (system) name FAILED`.
 */
const heads: readonly RegExp[] = [
  /^\s*FAIL\s{1,3}(?<name>\S.* > .+)$/,
  new RegExp(`^\\s*FAIL\\s{1,3}${label}(?<name>\\S+) \\[ \\S+ \\]$`),
  /^⎯{3,} (?<name>Uncaught Exception|Unhandled Rejection) ⎯{3,}$/,
  /^\s*● (?<name>\S.*)$/,
  /^\s*(?:Failed|X) (?<name>\S.*?) \[[<\d].{0,20}\]$/,
  /^.{1,200}?\)\s{1,2}(?<name>\S.*) FAILED$/,
]
/** What stands in place of a name where no test is named; what is told then tells one from another. */
const nameless = new Set(['Test suite failed to run', 'Uncaught Exception', 'Unhandled Rejection'])
/** vitest: ` ✓ src/a.test.ts (3 tests) 5ms`; jest: `PASS src/a.test.ts`. */
const ran = new RegExp(
  `^\\s*(?:✓|❯|PASS|FAIL)\\s+${label}(?<path>\\S+\\.(?:test|spec)\\.[cm]?[jt]sx?)(?:\\s+[([].*)?(?:\\s+\\d+\\s?ms)?$`,
)
/** A summary, and the line that vitest draws below a failure, end it. */
const end = /^\s*(?:⎯{5,}|Test Suites:|Test Files\s|Tests:?\s|(?:Failed|Passed)!\s+-|Total tests:)/
/** What stands above a message: of dotnet, and in jest's JSON of a file that it could not run. */
const heading = /^\s*(?:Error Message:|● Test suite failed to run)?\s*$/
const MOST = 500

export interface TestLines {
  readonly failures: readonly ReportedError[]
  readonly files: readonly string[]
}

/** @param text as `plainText` leaves it */
export function failedTests(text: string): TestLines {
  const failures = new Map<string, ReportedError>()
  const files = new Set<string>()
  let name: string | null = null
  let body: string[] = []
  const finish = (): void => {
    const told = name === null ? null : failureOf(name, body.join('\n'))
    const error = told !== null && nameless.has(told.code) ? { ...told, code: told.message } : told
    // The same failure may be printed as it happens and again in the summary; the one with a place says more.
    if (error !== null && failures.size < MOST && (failures.get(error.code)?.places.length ?? 0) === 0)
      failures.set(error.code, error)
    name = null
    body = []
  }
  for (const raw of text.split('\n')) {
    const line = raw.slice(0, 2500)
    const file = ran.exec(line)?.groups?.['path']
    if (file !== undefined) files.add(file)
    const head = heads.map((each) => each.exec(line)?.groups?.['name']).find((each) => each !== undefined)
    if (head !== undefined || end.test(line)) finish()
    if (head !== undefined) name = head.trim()
    else if (name !== null && body.length < 400) body.push(line)
  }
  finish()
  return { failures: [...failures.values()], files: [...files] }
}

/** @param text what was printed for it: a message, then a stack */
export function failureOf(name: string, text: string): ReportedError {
  const message = text.split('\n').find((line) => !heading.test(line)) ?? ''
  return { kind: 'test', code: name, message: message.trim(), places: stackPlaces(text), project: null }
}
