import { describe, expect, test } from 'vitest'
import { readDecision } from './decisionRecord'
import { decisionScore, ENOUGH } from './decisionScore'

/** As Michael Nygard's template has it; each part may be another. */
function markdown(change: Partial<Record<'status' | 'context' | 'decision' | 'title', string>> = {}): string {
  const {
    title = '# 7. Read orders with Dapper',
    status = 'Accepted',
    context = 'The order list joins nine tables, and Entity Framework needs two seconds to build the query. The page must answer within 200 ms.',
    decision = 'Queries of the order list are written in SQL and read with Dapper, because their plan is then ours.',
  } = change
  return `${title}\n\nDate: 2024-05-01\n\n## Status\n\n${status}\n\n## Context\n\n${context}\n\n## Decision\n\n${decision}\n\n## Consequences\n\nTwo ways to read.\n`
}

function score(text: string): number {
  return decisionScore(readDecision(text)!, text)
}

test('a record is read off its headings', () => {
  expect(readDecision(markdown())).toMatchObject({
    title: 'Read orders with Dapper',
    status: 'accepted',
    decision:
      'Queries of the order list are written in SQL and read with Dapper, because their plan is then ours.',
    line: 14,
  })
  expect(markdown().split('\n')[14]).toContain('Queries of the order list')
})

test('one of the MADR kind has its options in the context', () => {
  const madr =
    '---\nstatus: accepted\n---\n# Use Postgres\n\n## Context and Problem Statement\n\nWe need a database.\n\n' +
    '## Considered Options\n\n* Postgres\n* SQL Server\n\n## Decision Outcome\n\nChosen: Postgres.\n\n### Consequences\n\n* Good.\n'
  const record = readDecision(madr)
  expect(record).toMatchObject({ title: 'Use Postgres', status: 'accepted' })
  expect(record!.context).toContain('* SQL Server')
  expect(record!.decision).toBe('Chosen: Postgres.\n\n### Consequences\n\n* Good.')
})

test.each([
  ['a template', markdown({ decision: '<!-- What was decided -->' })],
  ['an index', '# Decisions\n\n- one\n- two\n'],
  ['one without a context', '# Title\n\n## Decision\n\nYes.\n'],
])('%s is no record', (_, text) => expect(readDecision(text)).toBeNull())

describe('each criterion that fails is felt', () => {
  test('but not where none does', () => expect(score(markdown())).toBe(1))

  test.each([
    ['complete', { decision: 'Dapper.', context: 'Slow.' }],
    [
      'clear reasoning',
      { context: `${'word '.repeat(30)}`, decision: `${'Dapper reads it all here. '.repeat(3)}` },
    ],
    ['format', { decision: '{Describe what was decided} because it is the faster of the two options here.' }],
    ['unambiguous', { status: 'Proposed' }],
    [
      'unambiguous',
      { decision: 'Maybe Dapper reads the order list, because it would be faster, or something else.' },
    ],
  ])('%s: %j', (_, change) => {
    expect(score(markdown(change))).toBeLessThan(ENOUGH)
  })

  test('verifiable: without a date, a status and a name', () => {
    const words =
      'it was slow because of that and the people who wait for it need it to be much faster than it is now'
    const text = `# Faster\n\n## Context\n\n${words}\n\n## Decision\n\n${words}\n`
    expect(score(text)).toBeCloseTo(0.8)
  })
})
