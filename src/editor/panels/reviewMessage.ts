/** A message of the review's page, read as what it may say; what else comes is nothing. By hand: the extension loads no schemas. */
import type { ReviewFilter } from '#contracts/datasetReview'
import type { ReviewMessage } from '#contracts/reviewProtocol'

const FIELDS: readonly (keyof ReviewFilter)[] = [
  'format',
  'split',
  'source',
  'language',
  'pattern',
  'task',
  'decision',
  'text',
]
const DECISIONS = ['drop', 'pin', 'edit', 'none'] as const

export function reviewMessage(message: unknown): ReviewMessage | null {
  if (!isObject(message)) return null
  const { kind, path, contentHash, answer, offset } = message
  switch (kind) {
    case 'ready':
    case 'build':
      return { kind }
    case 'open':
      return isText(path) ? { kind, path } : null
    case 'show': {
      const filter = filterOf(message['filter'])
      const isOffset = typeof offset === 'number' && Number.isInteger(offset) && offset >= 0
      return filter !== null && isOffset ? { kind, filter, offset } : null
    }
    case 'decide': {
      const decision = DECISIONS.find((known) => known === message['decision'])
      if (decision === undefined || !isText(contentHash) || !isText(path)) return null
      if (decision !== 'edit') return { kind, contentHash, path, decision, answer: null }
      return isText(answer) ? { kind, contentHash, path, decision, answer } : null
    }
    default:
      return null
  }
}

/** The server reads the values. */
function filterOf(given: unknown): ReviewFilter | null {
  if (!isObject(given)) return null
  const entries = Object.entries(given)
  const isKnown = entries.every(([field, value]) => isText(value) && FIELDS.some((known) => known === field))
  return isKnown ? (given as ReviewFilter) : null
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function isText(value: unknown): value is string {
  return typeof value === 'string' && value !== ''
}
