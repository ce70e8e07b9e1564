/** What a build, a test run or a linter said, as far as it was understood. */

export interface ReportedPlace {
  /** As it was printed: absolute, or relative to a folder that the tool knows. */
  readonly path: string
  /** From 1, as tools count; null where it named the file alone. */
  readonly line: number | null
  readonly column: number | null
}

export interface ReportedError {
  /** A compiler or a linter found it, or a test failed. */
  readonly kind: 'code' | 'test'
  /** Such as `CS0029`; of a failed test its name. */
  readonly code: string
  readonly message: string
  /** Where it is; of a failed test the place that threw comes first, then those that called it. */
  readonly places: readonly ReportedPlace[]
  /** The project that the tool named with it. */
  readonly project: string | null
}

export interface Report {
  readonly errors: readonly ReportedError[]
  /** What its summary says, whatever the exit code; null where it has none. */
  readonly verdict: 'passed' | 'failed' | null
  /** Test files that ran. */
  readonly testFiles: readonly string[]
}

export const emptyReport: Report = { errors: [], verdict: null, testFiles: [] }
