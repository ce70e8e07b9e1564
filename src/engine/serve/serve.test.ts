import { expect, test } from 'vitest'
import { paced } from '#test/fakes/pacedRuntime'
import { at, seen, suggesterUnderTest, suggestionIn } from '#test/serve/suggesterUnderTest'

test('an answer becomes a suggestion with its place and the version that made it', async () => {
  const { ask, given, runtime } = suggesterUnderTest(() => paced('1 + 2\nconst more = 3', 100, 10))
  const outcome = await ask(at('a\nconst x = ¦\nend'))
  expect(outcome).toMatchObject({ kind: 'suggestion', typed: 0 })
  expect(suggestionIn(outcome)).toMatchObject({
    text: '1 + 2',
    versionId: 'id of v1',
    line: 1,
    character: 10,
    prefix: 'a\nconst x = ',
    suffix: '\nend',
    scope: 'line',
    origin: 'network',
    surface: 'inline',
    firstTokenMs: 100,
    totalMs: 110,
  })
  expect(given).toEqual([suggestionIn(outcome)])
  expect(runtime.requests[0]).toMatchObject({ model: 'v1', keepAlive: '30m', maxTokens: 160 })
})

test.each([
  ['insideWord', at('const am¦ount = 1')],
  ['restOfLine', at('const ¦ = 1')],
  ['statementComplete', at('call();¦')],
  ['unsupportedLanguage', at('¦', { path: 'notes.md' })],
] as const)('nothing is asked: %s', async (reason, opportunity) => {
  const { ask, runtime } = suggesterUnderTest(() => ['x'])
  expect(await ask(opportunity)).toEqual({ kind: 'nothing', reason })
  expect(runtime.requests).toEqual([])
})

test.each([
  ['emptyAnswer', '   \n', 'const x = ¦'],
  ['tooShort', 'ab', 'const x = ¦'],
  ['repeatsSuffix', 'return 1', 'f() {\n  ¦\n  return 1\n}'],
] as const)('an answer is not shown, and that is told: %s', async (reason, answer, text) => {
  const { ask, given, withheld } = suggesterUnderTest(() => [answer])
  expect(await ask(at(text))).toEqual({ kind: 'nothing', reason })
  expect(given).toEqual([])
  expect(withheld).toMatchObject([
    { reason, suggestion: { text: answer.trim(), versionId: 'id of v1', path: 'a.ts' } },
  ])
})

test('it is told what stood in the prompt of other files, without its text', async () => {
  const snippets = [
    { source: 'sibling', path: 'b.ts', text: 'let b = 1' },
    { source: 'similar', path: 'c.ts', text: 'let c = 1'.repeat(100) },
  ] as const
  const settings = { pauseFactor: 0, contextCharacters: 100 }
  const { ask, uses } = suggesterUnderTest(() => paced('1 + 2'), settings, snippets)
  await ask(at('const x = ¦'))
  expect(uses).toEqual([[{ source: 'sibling', path: 'b.ts' }]])
})

test('no version is a reason', async () => {
  const test = suggesterUnderTest(() => ['x'])
  test.active = null
  expect(await test.ask(at('const x = ¦'))).toEqual({ kind: 'nothing', reason: 'noVersion' })
})

test('asked again at the same place, it is the same suggestion', async () => {
  const { ask, given, runtime } = suggesterUnderTest(() => paced('alpha'))
  const first = await ask(at('const x = ¦'))
  expect(await ask(at('const x = ¦'))).toEqual(first)
  expect([given.length, runtime.requests.length]).toEqual([1, 1])
})

test('asked by hand there, it is one of its own', async () => {
  const { ask, runtime } = suggesterUnderTest(() => paced('alpha'))
  const first = await ask(at('const x = ¦'))
  const second = await ask(at('const x = ¦', { byHand: true }))
  expect(seen(second)).toBe('cache: alpha')
  expect(suggestionIn(second).id).not.toBe(suggestionIn(first).id)
  expect(runtime.requests).toHaveLength(1)
})

test('a place that was left is answered from memory, under an id of its own', async () => {
  const { ask, runtime } = suggesterUnderTest(({ before }) => paced(`by ${before.length}`))
  const first = await ask(at('const x = ¦'))
  await ask(at('const yyy = ¦'))
  const again = await ask(at('const x = ¦'))
  expect(seen(again)).toBe('cache: by 10')
  expect(suggestionIn(again)).toMatchObject({ firstTokenMs: 0, totalMs: 0 })
  expect(suggestionIn(again).id).not.toBe(suggestionIn(first).id)
  expect(runtime.requests).toHaveLength(2)
})

test('an answer that was withheld is withheld again without asking, and is told once', async () => {
  const { ask, runtime, withheld } = suggesterUnderTest(() => paced(''))
  expect(seen(await ask(at('const x = ¦')))).toBe('emptyAnswer')
  expect(seen(await ask(at('const x = ¦')))).toBe('emptyAnswer')
  expect(runtime.requests).toHaveLength(1)
  expect(withheld.map(({ suggestion }) => suggestion.origin)).toEqual(['network'])
})

test('Windows line ends are those of the answer too, in the memory as in the prompt', async () => {
  const { ask, clock, runtime } = suggesterUnderTest(() => paced('1;\nlet b = 2;\nlet c = 3;\n'))
  const outcome = await ask(at('open();\r\nlet a = ¦\r\nend\r\n'))
  expect(seen(outcome)).toBe('network: 1;')
  expect(suggestionIn(outcome)).toMatchObject({
    line: 1,
    character: 8,
    prefix: 'open();\nlet a = ',
    suffix: '\nend\n',
  })
  expect(runtime.requests[0]!.prompt).not.toContain('\r')
  await clock.advance(1000)
  expect(seen(await ask(at('open();\r\nlet a = 1;\r\n¦\r\nend\r\n')))).toBe('ahead: let b = 2;')
})

test('code of other files and the names of file and workspace reach the prompt', async () => {
  const snippets = [{ path: 'src/other.ts', text: 'export const other = 1', source: 'similar' as const }]
  const { ask, runtime } = suggesterUnderTest(() => ['alpha'], { pauseFactor: 0 }, snippets)
  await ask(at('const x = ¦', { workspace: 'C:\\work\\shop\\', path: 'src/a.ts' }))
  expect(runtime.requests[0]!.prompt).toBe(
    '<|repo_name|>shop\n<|file_sep|>src/other.ts\nexport const other = 1\n<|file_sep|>src/a.ts\n' +
      '<|fim_prefix|>const x = <|fim_suffix|><|fim_middle|>',
  )
})

test('a request that was cancelled beforehand asks nothing of the model', async () => {
  const { ask, runtime } = suggesterUnderTest(() => ['x'])
  expect(await ask(at('const x = ¦'), AbortSignal.abort())).toEqual({ kind: 'nothing', reason: 'cancelled' })
  expect(runtime.requests).toEqual([])
})

test('the same text in another file, or of a replay, is another place', async () => {
  const { ask, runtime } = suggesterUnderTest(({ at: time }) => paced(`asked at ${time}`))
  const ids = []
  for (const opportunity of [at('const x = ¦'), at('const x = ¦', { path: 'b.ts' })]) {
    ids.push(suggestionIn(await ask(opportunity)).id)
    ids.push(suggestionIn(await ask({ ...opportunity, client: 'replay' })).id)
  }
  expect(new Set(ids).size).toBe(4)
  expect(runtime.requests).toHaveLength(4)
})

test.each(['accepted', 'ignored', 'typedThrough', 'undone'] as const)(
  'one that was %s has come to its end: there again is another',
  async (kind) => {
    const { of, ask } = suggesterUnderTest(() => paced('alpha'))
    const { id } = suggestionIn(await ask(at('const x = ¦')))
    of.noticed('shown', id)
    expect(suggestionIn(await ask(at('const x = ¦'))).id).toBe(id)
    of.noticed(kind, id)
    const again = suggestionIn(await ask(at('const x = ¦')))
    expect([again.id === id, again.origin]).toEqual([false, 'cache'])
  },
)

test.each(['notSeen', 'partiallyAccepted'] as const)(
  'one that was %s goes on, and keeps its id',
  async (kind) => {
    const { of, ask } = suggesterUnderTest(() => paced('alpha'))
    const { id } = suggestionIn(await ask(at('const x = ¦')))
    of.noticed(kind, id)
    expect(suggestionIn(await ask(at('const x = ¦'))).id).toBe(id)
  },
)
