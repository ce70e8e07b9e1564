import { expect, test } from 'vitest'
import { cardOf } from '#test/record/datasetRows'
import { composition } from './composition'

test('a dataset says what it is made of, and what was left out of it', () => {
  const card = cardOf('dataset-1', { train: 40, test: 12 }, { 'guard.jsonl': { rows: 7, sha256: 'x' } })
  const text = composition(
    {
      ...card,
      counts: {
        ...card.counts,
        ...{ bySource: { repository: 50, suggestion: 2 }, byLanguage: { csharp: 52 }, byTask: { line: 52 } },
        ...{ byPattern: { controller: 3 }, leftOut: { nearHeldOut: 4 }, redacted: { email: 2 } },
      },
      ...{ size: { characters: 12_345, tokens: 3_741, areTokensCounted: false }, licences: { MIT: 3 } },
    },
    '/data/dataset-1',
  )
  expect(text).toBe(
    [
      'dataset-1 in /data/dataset-1',
      '  examples   40 train, 12 test from 1 files',
      '  size       12,345 characters to train on, about 3,741 tokens',
      '  sources    50 from the code, 2 from what you did with suggestions',
      '  languages  52 C#',
      '  patterns   3 controller',
      '  tasks      52 line',
      '  formats    none',
      '  guard set  7 general examples that show what is forgotten',
      '  left out   4 too like held-out ones',
      '  secrets    2 email replaced',
      '  licences   3 MIT',
    ].join('\n'),
  )
})
