/** What builds, tests and linters print and write: errors with their places, and how it went. Total on any text. */
import { compilerErrors } from './compilerErrors'
import { failedTests } from './failedTests'
import { plainText } from './plainText'
import { emptyReport, type Report } from './report'
import { readJUnit } from './readJUnit'
import { readLintJson } from './readLintJson'
import { readTestJson } from './readTestJson'
import { readTrx } from './readTrx'
import { summaryVerdict } from './summaryVerdict'
import { xmlTree } from './xmlTree'

export { plainText } from './plainText'
export { emptyReport, type Report, type ReportedError, type ReportedPlace } from './report'
export { nodesNamed, type XmlNode, xmlTree } from './xmlTree'

/** Longer output is read from its end, where the summary stands. */
const MOST_CHARACTERS = 1_000_000

/** @param stream what a command wrote to its terminal, escape sequences and all */
export function readOutput(stream: string): Report {
  const text = plainText(stream.slice(-MOST_CHARACTERS))
  const json = readTestJson(text) ?? readLintJson(text)
  if (json !== null) return json
  const { failures, files } = failedTests(text)
  const errors = [...compilerErrors(text), ...failures]
  const verdict = summaryVerdict(text) ?? (errors.length > 0 ? 'failed' : null)
  return { errors, verdict, testFiles: files }
}

/** A file that a test run wrote; null when it is none that is known. */
export function readReportFile(text: string): Report | null {
  const root = xmlTree(text)
  return root === null ? readTestJson(text) : (readTrx(root) ?? readJUnit(root))
}

/** Several reports of one run: a failed test that two of them name counts once, with the places of the first. */
export function joinReports(reports: readonly Report[]): Report {
  return reports.reduce((joined, next) => {
    const known = new Set(joined.errors.filter(({ kind }) => kind === 'test').map(({ message }) => message))
    const fresh = next.errors.filter(({ kind, message }) => kind === 'code' || !known.has(message))
    const failed = joined.verdict === 'failed' || next.verdict === 'failed'
    return {
      errors: [...joined.errors, ...fresh],
      verdict: failed ? 'failed' : (joined.verdict ?? next.verdict),
      testFiles: [...new Set([...joined.testFiles, ...next.testFiles])],
    }
  }, emptyReport)
}
