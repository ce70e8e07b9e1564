/** Tests that failed, and the test files that ran, as vitest, jest, karma and `dotnet test` print them. */
import { type ReportedError } from './report'
import { stackPlaces } from './stackPlaces'

/** vitest names each failure ` FAIL  file > name`, jest `  ● suite › name`, dotnet `  Failed Name [5 ms]`, karma `Browser name FAILED`. */
const heads: readonly RegExp[] = [
  /^\s*FAIL\s{1,3}(?<name>\S.* > .+)$/,
  /^\s*● (?<name>\S.*)$/,
  /^\s*(?:Failed|X) (?<name>\S.*?) \[[<\d].{0,20}\]$/,
  /^.{1,200}\) (?<name>\S.*) FAILED$/,
]
/** vitest: ` ✓ src/a.test.ts (3 tests) 5ms`; jest: `PASS src/a.test.ts`. */
const ran =
  /^\s*(?:✓|❯|PASS|FAIL)\s+(?:\|[^|]*\|\s*)?(?<path>\S+\.(?:test|spec)\.[cm]?[jt]sx?)(?:\s+[([].*)?(?:\s+\d+\s?ms)?$/
/** A summary, and the line that vitest draws below a failure, end it. */
const end = /^\s*(?:⎯{5,}|Test Suites:|Test Files\s|Tests:?\s|(?:Failed|Passed)!\s+-|Total tests:)/
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
    const error = name === null ? null : failureOf(name, body.join('\n'))
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
  const message =
    text.split('\n').find((line) => line.trim() !== '' && line.trim() !== 'Error Message:') ?? ''
  return { kind: 'test', code: name, message: message.trim(), places: stackPlaces(text), project: null }
}
