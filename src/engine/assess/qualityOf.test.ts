import { beforeAll, describe, expect, test } from 'vitest'
import type { Outcome } from '#contracts/outcome'
import type { QualityParts } from '#contracts/quality'
import { loadParsers } from '#engine/language/language'
import { event, evidenceRow, look, result, type Story } from '#test/assess/evidenceRow'
import { partWeights, qualityOf } from './qualityOf'

beforeAll(loadParsers)

const shown = event('shown', { at: 1000 })
const accepted = [shown, event('accepted')]
const committed = { id: 'c', suggestionId: 'a', at: 1, kind: 'committed', reference: 'abc' } as const
const reverted = { ...committed, id: 'r', kind: 'reverted' } as const
const deployed: Outcome = {
  ...{ id: 'd', suggestionId: 'a', at: 1, kind: 'deployed', passed: true, confidence: 1 },
  ...{ because: 'coveredItsFile', reference: 'production' },
}
const text = 'int count;'

function part(name: keyof QualityParts, story: Story): number | null {
  return qualityOf(evidenceRow(story), 1)[name]
}

function table(name: keyof QualityParts, rows: readonly (readonly [string, Story, number | null])[]): void {
  describe(name, () => {
    test.each(rows)('%s', (_, story, expected) => {
      const value = part(name, story)
      if (expected === null) expect(value).toBeNull()
      else expect(value).toBeCloseTo(expected, 3)
    })
  })
}

table('rating', [
  ['none', {}, null],
  ['a comment without stars', { stars: null }, null],
  ['four of five', { stars: 4 }, 0.8],
])

table('acceptance', [
  ['nothing happened', {}, null],
  ['only shown', { events: [shown] }, null],
  ['accepted', { events: accepted }, 1],
  ['half of it', { events: [shown, event('partiallyAccepted', { acceptedCharacters: 5 })] }, 0.5],
  [
    'word by word: the longest counts',
    {
      events: [
        event('partiallyAccepted', { acceptedCharacters: 3 }),
        event('partiallyAccepted', { acceptedCharacters: 8 }),
      ],
    },
    0.8,
  ],
  ['typed through', { events: [event('typedThrough', { acceptedCharacters: text.length })] }, 1],
  ['its beginning was typed', { events: [event('typedThrough', { acceptedCharacters: 4 })] }, 0.4],
  ['refused', { events: [shown, event('rejected')] }, 0],
  [
    'refused after a part of it',
    { events: [event('partiallyAccepted', { acceptedCharacters: 5 }), event('rejected')] },
    0.5,
  ],
  ['taken back', { events: [...accepted, event('undone')] }, 0],
  ['something else was typed', { events: [event('ignored', { reason: 'typedOtherwise' })] }, 0.25],
  ['passed over for no known reason', { events: [event('ignored')] }, 0.25],
  ['another took its place', { events: [event('ignored', { reason: 'superseded' })] }, null],
  ['the person left', { events: [event('ignored', { reason: 'left' })] }, null],
  ['not seen', { events: [event('notSeen', { reason: 'left' })] }, null],
])

table('modification', [
  ['never looked at', { events: accepted }, null],
  [
    'at five minutes, whatever came later',
    { outcomes: [look('after300s', 0.8), look('after600s', 0.1)] },
    0.8,
  ],
  ['before that, once it was quiet', { outcomes: [look('settled', 0.7), look('saved', 0.2)] }, 0.7],
  ['otherwise as it was left', { outcomes: [look('after15s', 0.9), look('closed', 0.5)] }, 0.5],
  ['taken back', { events: [...accepted, event('undone')], outcomes: [look('settled', 0)] }, null],
])

table('functionalCorrectness', [
  ['nothing was built', {}, null],
  ['it compiles, and no test ran', { outcomes: [result('build', true)] }, 1],
  ['it compiles and tests fail', { outcomes: [result('build', true), result('test', false)] }, 0.5],
  ['all three', { outcomes: [result('build', true), result('test', true), deployed] }, 1],
  ['deployed, and the build failed', { outcomes: [result('build', false), deployed] }, 1 / 3],
  [
    'an unsure failure counts less than a sure pass',
    { outcomes: [result('build', true, 1), result('test', false, 0.25)] },
    0.8,
  ],
  ['the surest result counts', { outcomes: [result('build', true, 0.3), result('build', false, 0.9)] }, 0],
  ['of equals the first', { outcomes: [result('build', false, 0.9), result('build', true, 0.9)] }, 0],
  ['taken back by a commit', { outcomes: [committed, reverted] }, 0],
  ['taken back although it compiled', { outcomes: [result('build', true), reverted] }, 0.5],
  ['a linter says nothing of it', { outcomes: [result('lint', false)] }, null],
])

table('retention', [
  ['never looked at', { events: accepted }, null],
  ['characters, not edits, count', { outcomes: [look('after300s', 0.5, 10)] }, 1],
  ['without a count the edit distance does', { outcomes: [look('after300s', 0.5)] }, 0.5],
  ['half is gone in the commit', { outcomes: [look('after300s', 1, 10), look('committed', 0.5, 5)] }, 0.75],
  ['the commit alone', { outcomes: [look('committed', 0.5, 5)] }, 0.5],
  ['found in a commit later', { outcomes: [look('after300s', 0.5, 5), committed] }, 0.75],
  ['taken back by a commit', { outcomes: [look('after300s', 1, 10), reverted] }, 0],
  ['taken back by undo', { events: [...accepted, event('undone')] }, 0],
])

table('relevance', [
  [
    'names that stand around it',
    { suggestion: { text: 'basket.Total', prefix: 'var basket; var Total = ' } },
    1,
  ],
  ['one of two', { suggestion: { text: 'basket.Sum', prefix: 'var basket = ' } }, 0.5],
  ['names below the cursor', { suggestion: { text: 'Add(stock)', prefix: '', suffix: 'stock.Add();' } }, 1],
  ['no name at all', { suggestion: { text: ');' } }, null],
  ['keywords are no names', { suggestion: { text: 'return null;' } }, null],
  ['nor is what a string says', { suggestion: { text: '"shelf of goods"' } }, null],
  ['asked for in words', { suggestion: { text: 'basket.Sum', surface: 'generate' } }, null],
])

/** Ten characters are 2.326 s of typing. */
const typing = 10 / 4.3
table('efficiency', [
  ['not accepted', { events: [shown, event('rejected')] }, null],
  ['typed by hand', { events: [shown, event('typedThrough', { acceptedCharacters: 10 })] }, null],
  ['waiting and deciding for 1.081 s', { events: accepted }, typing / (typing + 1.081)],
  ['as long as typing', { suggestion: { totalMs: typing * 1000 - 1000 }, events: accepted }, 0.5],
  [
    'half was kept',
    { events: accepted, outcomes: [look('after300s', 0.5, 5)] },
    typing / 2 / (typing / 2 + 1.081),
  ],
  ['taken back', { events: [...accepted, event('undone')] }, 0],
])

const inClass = { prefix: 'class Item\n{\n    ', suffix: '\n}\n', character: 4 }
const errors = (before: number, after: number) =>
  ({
    id: 'e',
    suggestionId: 'a',
    at: 1,
    kind: 'diagnostics',
    errorsBefore: before,
    errorsAfter: after,
  }) as const
table('codeQuality', [
  ['whole and short', { suggestion: { ...inClass, text: 'int count;' } }, 1],
  [
    'a new syntax error',
    { suggestion: { ...inClass, text: 'int = ;', scope: 'block' } },
    (0.4 / 2 + 0.1) / 0.5,
  ],
  [
    'the header of a body that is still to come',
    { suggestion: { ...inClass, text: 'void Add()', scope: 'line' } },
    1,
  ],
  [
    'two new errors in the editor',
    { suggestion: inClass, outcomes: [errors(1, 3)] },
    (0.4 + 0.2 / 3 + 0.1) / 0.7,
  ],
  ['an error less is not better than none', { suggestion: inClass, outcomes: [errors(3, 1)] }, 1],
  ['the linter complains', { suggestion: inClass, outcomes: [result('lint', false)] }, (0.4 + 0.1) / 0.7],
  [
    'a line that runs off the screen',
    { suggestion: { ...inClass, text: `int count; // ${'x'.repeat(120)}` } },
    0.4 / 0.5,
  ],
  [
    'the same line twice',
    {
      suggestion: {
        ...inClass,
        text: 'int Get() { return 1; }\n    int Set() { return 2; }\n    int Set() { return 2; }',
      },
    },
    (0.4 + 0.1 + (0.1 * 2) / 3) / 0.6,
  ],
  ['prose', { suggestion: { surface: 'chat', language: 'markdown', path: '' } }, null],
])

table('domainSpecificity', [
  ['half of the names are of its framework', { suggestion: { text: 'await shop.SaveChangesAsync();' } }, 0.5],
  ['Angular', { suggestion: { text: 'inject(HttpClient)', language: 'typescript' } }, 1],
  [
    'another language has another vocabulary',
    { suggestion: { text: 'inject(Fact)', language: 'typescript' } },
    0.5,
  ],
  [
    'a template',
    { suggestion: { text: '@for (shelf of shelves; track shelf.code) {', language: 'html' } },
    0.4,
  ],
  ['a style', { suggestion: { text: 'display: flex;', language: 'scss' } }, 1],
  ['no vocabulary', { suggestion: { text: 'basket', language: 'tsx' } }, null],
])

describe('overall', () => {
  const overall = (story: Story): number | null => qualityOf(evidenceRow(story), 1).overall

  test('weighs to one', () => {
    expect(Object.values(partWeights).reduce((sum, weight) => sum + weight)).toBeCloseTo(1)
  })

  test('is nothing where only the text is known', () => {
    const quality = qualityOf(evidenceRow({}), 7)
    expect(quality).toMatchObject({ suggestionId: 'a', at: 7, formula: 1, overall: null })
    expect(quality.codeQuality).not.toBeNull()
  })

  test('nothing at all is nothing, in every part', () => {
    const { suggestionId, at, formula, ...parts } = qualityOf(
      evidenceRow({ suggestion: { text: '...', surface: 'chat', language: 'markdown', path: '' } }),
      1,
    )
    expect({ suggestionId, at, formula }).toEqual({ suggestionId: 'a', at: 1, formula: 1 })
    expect(Object.values(parts)).toEqual(new Array(10).fill(null))
  })

  test('is the weighted mean of what is known', () => {
    const story = {
      suggestion: { text: 'hello there', surface: 'chat', language: 'markdown', path: '' },
    } as const
    expect(overall({ ...story, stars: 5, events: [event('rejected')] })).toBeCloseTo(0.5)
    expect(
      overall({ ...story, stars: 5, events: [event('rejected', { confidence: 'inferred' })] }),
    ).toBeCloseTo(0.2 / (0.2 + 0.2 * 0.7))
  })

  test('a suggestion that was passed over is neither as bad as a refused one, nor does it say as much', () => {
    const ignored = overall({ events: [event('ignored', { reason: 'typedOtherwise' })] })!
    expect(overall({ events: [event('rejected')] })!).toBeLessThan(ignored)
    const rated = (kind: 'ignored' | 'rejected'): number => overall({ stars: 5, events: [event(kind)] })!
    expect(rated('rejected')).toBeLessThan(rated('ignored'))
  })

  test('a failure lowers it, and a result that is missing does not', () => {
    const good = overall({ events: accepted, outcomes: [result('build', true)] })!
    const bad = overall({ events: accepted, outcomes: [result('build', true), result('test', false)] })!
    expect(bad).toBeLessThan(good)
    expect(
      overall({ events: accepted, outcomes: [result('build', true), result('test', true)] }),
    ).toBeCloseTo(good)
  })
})
