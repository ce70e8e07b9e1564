/** A TRX file, as `dotnet test --logger trx` writes it. */
import { failureOf } from './failedTests'
import { type Report } from './report'
import { nodesNamed, type XmlNode } from './xmlTree'

const bad = new Set(['Failed', 'Error', 'Timeout', 'Aborted'])

/** Null for other XML. */
export function readTrx(root: XmlNode): Report | null {
  if (root.name !== 'TestRun') return null
  const results = [...nodesNamed(root, 'UnitTestResult')]
  const errors = results
    .filter(({ attributes }) => bad.has(attributes['outcome'] ?? ''))
    .map((result) => {
      const part = (name: string): string => [...nodesNamed(result, name)][0]?.text ?? ''
      return failureOf(result.attributes['testName'] ?? '', `${part('Message')}\n${part('StackTrace')}`)
    })
  const summary = [...nodesNamed(root, 'ResultSummary')][0]?.attributes['outcome']
  const good = results.some(({ attributes }) => attributes['outcome'] === 'Passed')
  const failed = errors.length > 0 || bad.has(summary ?? '')
  return { errors, verdict: failed ? 'failed' : good ? 'passed' : null, testFiles: [] }
}
