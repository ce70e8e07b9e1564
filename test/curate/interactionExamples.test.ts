/** From what an editor says of a person, over the real capture and store, to the examples that it gives. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { formatExample } from '#engine/completion/completion'
import { document, offset, text, uri } from '#test/capture/captureUnderTest'
import { type Interactions, interactions, settings } from './interactions'

let person: Interactions
beforeEach(() => {
  person = interactions()
})
afterEach(() => person.store.close())

const MINUTE = 60_000
const fim = (lines: readonly string[]): string[] => lines.filter((line) => line.startsWith('fim'))

describe('what was accepted', () => {
  test('and kept is a text to write there, and a good suggestion', async () => {
    person.offer()
    person.accept()
    const { at } = person.store.events.forSuggestion('s1').at(-1) ?? { at: person.clock.now() }
    await person.clock.advance(6 * MINUTE)
    const [first, second] = await person.curated()
    expect(first).toEqual({
      kind: 'example',
      example: {
        ...{ format: 'fim', task: 'line', completion: text },
        prompt: formatExample('class Item\n{\n    ', '\n}\n'),
        ...{ id: expect.any(String), contentHash: expect.any(String), weight: expect.any(Number), at },
        ...{ language: 'csharp', pattern: null, group: 'Item', paths: ['Item.cs'] },
        source: { kind: 'suggestion', suggestionId: 's1' },
        ...{ quality: person.store.qualities.get('s1')!.overall, security: null, loss: null },
      },
    })
    expect(second).toMatchObject({ example: { format: 'kto', label: true, completion: text } })
    expect(second).not.toMatchObject({ example: { id: (first as { example: { id: string } }).example.id } })
  })

  test('has not settled while it was only saved', async () => {
    person.offer()
    person.accept()
    await person.clock.advance(5000)
    person.put(' // soon', offset + text.length)
    person.capture.documentSaved(uri)
    expect(fim(await person.lines())).toEqual([])
    await person.clock.advance(10_000)
    expect(fim(await person.lines())).toEqual([expect.stringContaining(JSON.stringify(text))])
  })

  test('and edited is the text as it stands in the end, better than what was suggested', async () => {
    person.offer()
    person.accept()
    await person.clock.advance(20_000)
    person.put('long Total', offset + 7, 'int Count'.length)
    const now = 'public long Total { get; set; }'
    expect(fim(await person.lines())).toEqual([expect.stringContaining(text)])
    person.capture.documentSaved(uri)
    expect(fim(await person.lines())).toEqual([expect.stringContaining(now)])
    await person.clock.advance(10 * MINUTE)
    expect(await person.lines()).toEqual([
      expect.stringContaining(`fim ${JSON.stringify(now)}`),
      `dpo ${JSON.stringify(now)} > ${JSON.stringify(text)} 1`,
    ])
  })

  test('and laid out anew is no better than it was', async () => {
    person.offer()
    person.accept()
    await person.clock.advance(20_000)
    person.put('{get;set;}', offset + 17, '{ get; set; }'.length)
    await person.clock.advance(10 * MINUTE)
    expect(await person.lines()).toEqual([expect.stringMatching(/^fim "public int Count {get;set;}"/)])
  })

  test('and taken back is a bad suggestion', async () => {
    person.offer()
    person.accept()
    await person.clock.advance(1000)
    person.put('', offset, text.length)
    person.capture.undone('s1')
    await person.clock.advance(6 * MINUTE)
    expect(await person.lines()).toEqual([expect.stringContaining('kto false')])
  })

  test('counts more when its tests went well, and less the worse it was', async () => {
    person.offer()
    person.accept()
    await person.clock.advance(6 * MINUTE)
    const weight = async (): Promise<number> =>
      Number(
        fim(await person.lines())[0]
          ?.split(' ')
          .at(-1),
      )
    const before = await weight()
    await person.capture.rate('s1', { stars: 3 })
    expect(await weight()).toBeLessThan(before)
    expect(await weight()).toBeGreaterThan(1)
    const said = { suggestionId: 's1', at: person.clock.now(), exitCode: 0, command: 'dotnet test' }
    const passed = { kind: 'test', passed: true, confidence: 0.6, because: 'coveredItsProject' } as const
    person.store.outcomes.add({ id: 'o1', ...said, ...passed })
    expect(await weight()).toBeGreaterThan(1.4 * before)
  })

  test('in part teaches where the part ends a line', async () => {
    const lines = 'a();\n    b();\n    c();'
    person.offer({ id: 'line', text: lines, scope: 'block' })
    person.capture.partiallyAccepted('line', 'a();\n    b();'.length)
    person.offer({ id: 'word', text: lines, scope: 'block' })
    person.capture.partiallyAccepted('word', 'a('.length)
    person.offer({ id: 'typed' })
    person.capture.typedThrough('typed', text.length)
    expect(await person.lines()).toEqual([
      expect.stringMatching(/^fim "a\(\);\\n    b\(\);" 0\.\d+$/),
      'notKept word',
      expect.stringMatching(/^fim "public int Count.* 0\.\d+$/),
    ])
  })
})

describe('what was refused', () => {
  test('with what was written instead is a bad suggestion, a text and a pair', async () => {
    person.offer()
    await person.clock.advance(1000)
    person.capture.rejected('s1')
    await person.type('private readonly Clock clock;')
    await person.clock.advance(MINUTE)
    const instead = '"private readonly Clock clock;"'
    expect(await person.lines()).toEqual([
      `fim ${instead} 1`,
      expect.stringContaining(`kto false ${JSON.stringify(text)}`),
      `dpo ${instead} > ${JSON.stringify(text)} 1`,
    ])
  })

  test('with half a line written instead is a bad suggestion alone', async () => {
    person.offer()
    person.capture.rejected('s1')
    await person.type('private readonly Clo = (')
    await person.clock.advance(MINUTE)
    expect(await person.lines()).toEqual([expect.stringContaining('kto false')])
  })

  test('and never read, passed over or replaced says nothing', async () => {
    person.offer({ id: 'a' })
    person.offer({ id: 'b', line: 3 })
    await person.clock.advance(1000)
    person.capture.ignored('b', { reason: 'left' })
    expect(await person.lines()).toEqual([])
  })

  test('where something else was typed is a text, and no judgement', async () => {
    person.offer()
    await person.clock.advance(1000)
    person.capture.ignored('s1', { reason: 'typedOtherwise' })
    await person.type('int total;')
    await person.clock.advance(MINUTE)
    expect(await person.lines()).toEqual(['fim "int total;" 0.5'])
  })
})

describe('what the person says', () => {
  test('that they had expected is the surest of all', async () => {
    person.offer()
    await person.capture.rate('s1', { expected: 'public decimal Count { get; set; }', stars: 2 })
    expect(await person.lines()).toEqual([
      'fim "public decimal Count { get; set; }" 2',
      expect.stringContaining('kto false'),
      `dpo "public decimal Count { get; set; }" > ${JSON.stringify(text)} 2`,
    ])
  })

  test('that they had expected nothing teaches to stop', async () => {
    person.offer()
    await person.capture.rate('s1', { expected: '' })
    expect(await person.lines()).toEqual(['fim "" 2', expect.stringContaining('kto false')])
  })

  test('in stars wins over what they did', async () => {
    person.offer()
    person.accept()
    await person.clock.advance(6 * MINUTE)
    await person.capture.rate('s1', { stars: 1 })
    expect(await person.lines()).toEqual([expect.stringContaining('kto false')])
  })
})

describe('what failed', () => {
  const failing = (id: string, passed: boolean, suggestionId = 's1'): void =>
    person.store.outcomes.add({
      ...{ id, suggestionId, kind: 'build', at: person.clock.now(), passed, confidence: 0.95 },
      ...{ because: 'errorInText', command: 'dotnet build', exitCode: passed ? 0 : 1 },
    })

  test('is no text to write, and good or bad as nobody knows, while it stands', async () => {
    person.offer()
    person.accept()
    await person.clock.advance(6 * MINUTE)
    await person.capture.flush()
    failing('o1', false)
    expect(await person.lines()).toEqual(['poorQuality s1'])
  })

  test('and was mended is a pair that counts more, once the build went well', async () => {
    person.offer()
    person.accept()
    await person.clock.advance(MINUTE)
    await person.capture.flush()
    failing('o1', false)
    person.put('long Total', offset + 7, 'int Count'.length)
    await person.clock.advance(10 * MINUTE)
    expect(await person.lines()).toEqual([expect.stringContaining('kto false')])
    person.offer({ id: 's2', line: 9 })
    await person.capture.flush()
    failing('o2', true, 's2')
    expect(await person.lines()).toEqual([
      expect.stringContaining('fim "public long Total'),
      expect.stringContaining('kto false'),
      expect.stringMatching(/^dpo .* 1\.5$/),
    ])
  })
})

describe('what is left out', () => {
  test('is everything of a file that is not in the dataset, and of another folder', async () => {
    person.offer()
    person.accept()
    await person.clock.advance(6 * MINUTE)
    expect(await person.lines({ splitOf: () => null })).toEqual(['notGrounded s1'])
    expect(await person.lines({ workspace: '/other' })).toEqual([])
  })

  test('is an answer with a secret in it, but not a question', async () => {
    const secret = 'var password = "hunter2hunter2";'
    person.offer({ text: secret })
    person.accept(secret)
    await person.clock.advance(6 * MINUTE)
    person.offer({ id: 's2', prefix: `${document}// jo@shop.com\n` })
    person.capture.rejected('s2')
    const lines = await person.lines()
    expect(lines).toEqual(['heldSecret s1', expect.stringContaining('kto false')])
  })

  test('is what the replayed developer did', async () => {
    person.offer({ client: 'replay' })
    person.accept()
    await person.clock.advance(6 * MINUTE)
    expect(await person.lines()).toEqual([])
  })
})

test('what was accepted in another program is a text that counts little, and no judgement', async () => {
  const around = {
    prefix: `${'// a\n'.repeat(2000)}class Item\n{\n    `,
    suffix: `\n}\n${'// b\n'.repeat(300)}`,
  }
  person.offer({ client: 'imported', ...around })
  person.capture.accepted('s1')
  person.offer({ id: 's2', client: 'imported', ...around })
  person.capture.rejected('s2')
  const [first, second, ...rest] = await person.curated()
  expect([second, ...rest]).toEqual([{ kind: 'leftOut', reason: 'notKept', where: 's2' }])
  expect(first).toMatchObject({ example: { format: 'fim', completion: text } })
  if (first?.kind !== 'example' || first.example.format !== 'fim') throw new Error('No text.')
  expect(first.example.weight).toBeLessThan(0.5)
  expect(first.example.prompt.length).toBeLessThan(
    settings.prefixCharacters + settings.suffixCharacters + 100,
  )
})

test('what was asked for in words and kept answers the instruction', async () => {
  const answer = 'public int Count { get; set; }\npublic int Total { get; set; }'
  person.offer({ surface: 'generate', prefix: 'Two counters, please\n', suffix: '', text: answer })
  person.accept(answer)
  expect(await person.lines()).toEqual(['notSettled s1'])
  await person.clock.advance(6 * MINUTE)
  const [chat] = await person.curated()
  expect(chat).toMatchObject({
    example: { format: 'chat', task: 'change', messages: [{ role: 'system' }, { role: 'user' }, {}] },
  })
  if (chat?.kind !== 'example' || chat.example.format !== 'chat') throw new Error('No answer.')
  expect(chat.example.messages[1]!.content).toContain('Two counters, please')
  expect(chat.example.messages[2]).toEqual({ role: 'assistant', content: answer })
})

test('pages are read one after the other, each once', async () => {
  for (let each = 0; each < 450; each++) {
    person.offer({ id: `s${each}`, text: `int field${each};` })
    person.capture.rejected(`s${each}`)
  }
  const lines = await person.lines()
  expect(lines).toHaveLength(450)
  expect(new Set(lines).size).toBe(450)
  expect(lines[449]).toContain('field449')
})
