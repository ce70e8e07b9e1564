/** The JSON that ESLint writes with `--format json`, `ng lint --format json`, too; it may stand among other output. */
import { z } from 'zod'
import { type Report } from './report'

const filesSchema = z.array(
  z.object({
    filePath: z.string(),
    messages: z.array(
      z.object({
        ruleId: z.string().nullish(),
        message: z.string(),
        severity: z.number(),
        line: z.number().nullish(),
        column: z.number().nullish(),
      }),
    ),
  }),
)
/** 1 is a warning. */
const ERROR = 2
const MOST_ERRORS = 1000

/** Null where there is none. @param text as `plainText` leaves it */
export function readLintJson(text: string): Report | null {
  const line = /^\[\{"filePath":.*\]$/m.exec(text)?.[0]
  const read = line === undefined ? null : filesSchema.safeParse(parse(line))
  if (read?.success !== true) return null
  const errors = read.data.flatMap(({ filePath: path, messages }) =>
    messages
      .filter(({ severity }) => severity === ERROR)
      .map(({ ruleId, message, line: at = null, column = null }) => ({
        kind: 'code' as const,
        code: ruleId ?? '',
        message,
        places: [{ path, line: at, column }],
        project: null,
      })),
  )
  const verdict = errors.length > 0 ? 'failed' : 'passed'
  return { errors: errors.slice(0, MOST_ERRORS), verdict, testFiles: [] }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    // Text that only looks like it.
    return null
  }
}
