/** One test that ran inside the extension host; without an error it passed. */
export interface HostTestResult {
  readonly title: string
  readonly error?: string
}
