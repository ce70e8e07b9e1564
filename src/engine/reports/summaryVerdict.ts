/** What the last lines of a run say of its end, for where the exit code is not known. */
import { type Report } from './report'

const failed: readonly RegExp[] = [
  /^Build FAILED\b/m,
  /^Build failed with \d+ error/m,
  /^[ \t]+[1-9]\d* Error\(s\)$/m,
  /^Found [1-9]\d* errors?\b/m,
  /^[ \t]*Failed! {1,4}- {1,4}Failed:/m,
  /^Test Run Failed\./m,
  /^[ \t]*Test (?:Files|Suites:?)[ \t].*\b[1-9]\d* failed/m,
  /^[ \t]*Tests:?[ \t].*\b[1-9]\d* failed/m,
  /^Application bundle generation failed/m,
  /Executed \d+ of \d+.*\([1-9]\d* FAILED\)/,
  /^✖ [1-9]\d* problems? \([1-9]\d* errors?/m,
  /^[ \t]+[1-9]\d* failed$/m,
]
const passed: readonly RegExp[] = [
  /^Build succeeded\b/m,
  /^[ \t]*Passed! {1,4}- {1,4}Failed:\s+0/m,
  /^Test Run Successful\./m,
  /^[ \t]*Test (?:Files|Suites:?)[ \t].*\b[1-9]\d* passed/m,
  /^✓ built in /m,
  // Karma says the same of every test on the way.
  /Executed (\d+) of \1 .*SUCCESS/,
  /^TOTAL: \d+ SUCCESS/m,
  /^Found 0 errors\b/m,
  /^All files pass linting/m,
]
/** Of `ng test`, too, which runs its tests only then. */
const bundled = /^Application bundle generation complete/m
const testRun = /^ *RUN +v\d|Executed \d+ of \d+/m

/** A failure anywhere outweighs a success: of several projects one may have gone well. */
export function summaryVerdict(text: string): Report['verdict'] {
  if (failed.some((pattern) => pattern.test(text))) return 'failed'
  const good = passed.some((pattern) => pattern.test(text)) || (bundled.test(text) && !testRun.test(text))
  return good ? 'passed' : null
}
