/** A JUnit XML file, as vitest, jest-junit, karma and playwright write it. */
import { failureOf } from './failedTests'
import { type Report } from './report'
import { nodesNamed, type XmlNode } from './xmlTree'

const testFile = /\.(?:test|spec)\.[cm]?[jt]sx?$/

/** Null for other XML. */
export function readJUnit(root: XmlNode): Report | null {
  if (root.name !== 'testsuites' && root.name !== 'testsuite') return null
  const cases = [...nodesNamed(root, 'testcase')]
  const errors = cases.flatMap((one) => {
    const [failure] = [...nodesNamed(one, 'failure'), ...nodesNamed(one, 'error')]
    if (failure === undefined) return []
    const { classname = '', name = '' } = one.attributes
    return [
      failureOf(`${classname} ${name}`.trim(), `${failure.attributes['message'] ?? ''}\n${failure.text}`),
    ]
  })
  const files = [...nodesNamed(root, 'testsuite'), ...cases].flatMap(({ attributes }) =>
    [attributes['file'], attributes['name'], attributes['classname']].filter(
      (each): each is string => each !== undefined && testFile.test(each),
    ),
  )
  const verdict = errors.length > 0 ? 'failed' : cases.length > 0 ? 'passed' : null
  return { errors, verdict, testFiles: [...new Set(files)] }
}
