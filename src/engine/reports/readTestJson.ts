/** The JSON that vitest and jest write with `--reporter=json` and `--json`; it may stand among other output. */
import { z } from 'zod'
import { failureOf } from './failedTests'
import { plainText } from './plainText'
import { type Report } from './report'

const resultsSchema = z.object({
  success: z.boolean(),
  testResults: z.array(
    z.object({
      name: z.string(),
      message: z.string().optional(),
      status: z.string().optional(),
      assertionResults: z.array(
        z.object({
          fullName: z.string(),
          status: z.string(),
          failureMessages: z.array(z.string()).nullish(),
        }),
      ),
    }),
  ),
})

/** Null where there is none. @param text as `plainText` leaves it */
export function readTestJson(text: string): Report | null {
  const begin = text.search(/\{"num(?:TotalTestSuites|FailedTestSuites|FailedTests)"|\{\s*"num/)
  const close = text.lastIndexOf('}')
  if (begin < 0 || close < begin) return null
  const read = resultsSchema.safeParse(parse(text.slice(begin, close + 1)))
  if (!read.success) return null
  const { success, testResults } = read.data
  const errors = testResults.flatMap(({ name, message, status, assertionResults }) => {
    const failed = assertionResults
      .filter((result) => result.status === 'failed')
      .map(({ fullName, failureMessages }) =>
        failureOf(fullName, plainText((failureMessages ?? []).join('\n'))),
      )
    // A file that could not be loaded has no results of its own.
    return failed.length === 0 && status === 'failed' ? [failureOf(name, plainText(message ?? ''))] : failed
  })
  return { errors, verdict: success ? 'passed' : 'failed', testFiles: testResults.map(({ name }) => name) }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    // Cut off at the front, or text that only looks like it.
    return null
  }
}
